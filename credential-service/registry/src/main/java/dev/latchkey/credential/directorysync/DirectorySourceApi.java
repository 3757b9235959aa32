package dev.latchkey.credential.directorysync;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The providers that are asked about a tenant's people, for its administrators; what is held is let through here. */
@ManagementRole
@RestController
class DirectorySourceApi {
    private static final String ALL = "/v1/directory-sources";

    private final DirectoryStates states;

    DirectorySourceApi(DirectoryStates states) {
        this.states = states;
    }

    @GetMapping(ALL)
    Mono<Page<DirectorySourceView>> list(Caller caller, PageRequest page) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.AUDITOR, Role.ANALYST);
        return states.ofTenant(caller.tenant())
                .map(DirectorySourceView::of)
                .collectList()
                .map(all -> Page.slice(all, page, DirectorySourceView::id));
    }

    @PostMapping(ALL + "/{directorySourceId}/release")
    Mono<DirectorySourceView> release(
            Caller caller, @PathVariable String directorySourceId, @RequestBody ReleaseRequest request) {
        caller.mustBe(Role.ADMIN);
        int accounts = request.checked();
        return states.byId(directorySourceId)
                .filter(state -> state.tenant().equals(caller.tenant()))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("directory source", directorySourceId)))
                .flatMap(state -> released(state, accounts, caller))
                .map(DirectorySourceView::of);
    }

    private Mono<SourceState> released(SourceState state, int accounts, Caller caller) {
        return Mono.justOrEmpty(state.held())
                .filter(held -> held.accounts() == accounts)
                .flatMap(held -> states.release(state, held, caller.actor()))
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict("So many accounts are not held: accounts: "
                        + accounts + " (expected: as many as the source shows now).")));
    }
}
