package dev.latchkey.policies.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policies.RunningService;
import dev.latchkey.policy.conformance.Conformance;
import dev.latchkey.policy.conformance.Conformance.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same cases as the engine's, through the API, the database and the published form of the rules. */
class ConformanceIT extends RunningService {
    private static final JsonMapper JSON = new JsonMapper();

    private ResponseSpec post(String path, JsonNode body) {
        return as("admin")
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.toString())
                .exchange();
    }

    static List<String> files() {
        return Conformance.files();
    }

    /** Every policy is written for good, so that each judgement is that of the rules as they were kept. */
    @ParameterizedTest
    @MethodSource("files")
    void judgesAsTheSuiteSays(String file) {
        List<Case> cases = Conformance.cases(file);
        Conformance.locations(file)
                .forEach(
                        each -> post("/v1/named-locations", each).expectStatus().isCreated());
        for (int i = 0; i < cases.size(); i++) {
            post("/v1/policies", Conformance.policy(cases.get(i), "case-" + i))
                    .expectStatus()
                    .isCreated();
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            JsonNode applied = ask(each).path("now").path("policies").path(i);
            boolean right = applied.path("policy").asString().equals("case-" + i)
                    && applied.path("result").asString().equals(each.result())
                    && Objects.equals(text(applied, "firstUnmetCondition"), each.unmet())
                    && Objects.equals(text(applied, "unmetControl"), each.control());
            if (!right) {
                wrong.add(each + " → " + applied);
            }
        }
        assertThat(cases).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private JsonNode ask(Case each) {
        ObjectNode signIn = ((ObjectNode) each.signIn()).deepCopy();
        if (!signIn.has("at")) {
            signIn.put("at", "2026-11-20T12:00:00Z");
        }
        byte[] answer = post("/v1/what-if", signIn)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(answer));
    }

    private static @Nullable String text(JsonNode applied, String field) {
        return applied.hasNonNull(field) ? applied.path(field).asString() : null;
    }
}
