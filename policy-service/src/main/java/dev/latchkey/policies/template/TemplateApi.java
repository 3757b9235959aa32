package dev.latchkey.policies.template;

import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/policy-templates}: policies to begin with, the same for every tenant. */
@RestController
class TemplateApi {
    private final Templates templates = Templates.read();

    @GetMapping("/v1/policy-templates")
    Page<Template> list(Caller caller, PageRequest page) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
        return Page.slice(templates.items(), page, Template::id);
    }
}
