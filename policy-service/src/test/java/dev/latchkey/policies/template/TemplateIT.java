package dev.latchkey.policies.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.policies.RunningService;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class TemplateIT extends RunningService {
    private Templates templates(String role) {
        byte[] answer = as(role).get()
                .uri("/v1/policy-templates")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return EventJson.mapper().readValue(Objects.requireNonNull(answer), Templates.class);
    }

    /** As they are shown, all of them beside one another. */
    @Test
    void canBeWrittenAsTheyAre() {
        Templates templates = templates("admin");
        assertThat(templates.items()).hasSizeGreaterThanOrEqualTo(8);
        for (Template template : templates.items()) {
            assertThat(template.about()).isNotBlank();
            for (PolicyDefinition policy : template.policies()) {
                assertThat(policy.state()).as(policy.id()).isEqualTo("reportOnly");
                as("admin")
                        .post()
                        .uri("/v1/policies")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(EventJson.mapper().writeValueAsString(policy))
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .json(EventJson.mapper().writeValueAsString(policy));
            }
        }
    }

    @Test
    void areForThoseWhoMayReadRules() {
        assertThat(templates("auditor").items()).isNotEmpty();
        as("owner").get().uri("/v1/policy-templates").exchange().expectStatus().isForbidden();
    }
}
