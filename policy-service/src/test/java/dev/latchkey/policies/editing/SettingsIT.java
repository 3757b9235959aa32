package dev.latchkey.policies.editing;

import static dev.latchkey.policies.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.events.PolicySettingsChanged;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.Staleness;
import dev.latchkey.policies.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How the rules of a tenant are handled. */
class SettingsIT extends RunningService {
    private static final String SETTINGS = "/v1/policy-settings";
    private static final String BOUND =
            "{\"fourEyes\":false,\"staleness\":{\"atMost\":\"PT1H\",\"then\":\"temporaryFailure\"}}";

    private ResponseSpec put(String role, String ifMatch, String body) {
        return as(role).put()
                .uri(SETTINGS)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private PolicySnapshotPublished snapshot(long version) {
        return await().until(
                        () -> snapshots.of(tenant, PolicySnapshotPublished.class).stream()
                                .filter(each -> each.version() == version)
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    @Test
    void areNoneToBeginWith() {
        as("auditor")
                .get()
                .uri(SETTINGS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectBody()
                .json("{\"version\":0,\"fourEyes\":false}");
    }

    @Test
    void tellThoseWhoJudgeHowOldPoliciesMayBe() {
        put("admin", "\"0\"", BOUND)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectHeader()
                .valueEquals("Latchkey-Published", "true");
        assertThat(snapshot(1).staleness()).isEqualTo(new Staleness("PT1H", "temporaryFailure"));
        await().untilAsserted(() -> assertThat(changes.of(tenant))
                .singleElement()
                .isInstanceOfSatisfying(
                        PolicySettingsChanged.class,
                        told -> assertThat(told.staleness()).isEqualTo(new Staleness("PT1H", "temporaryFailure"))));
    }

    @Test
    void stayWhenRulesChange() {
        put("admin", "\"0\"", BOUND).expectStatus().isOk();
        as("admin")
                .post()
                .uri("/v1/policies")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(policy("p"))
                .exchange()
                .expectStatus()
                .isCreated();
        as("admin")
                .put()
                .uri("/v1/policy-set")
                .header("If-Match", "\"2\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"locations\":[],\"policies\":[]}")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(snapshot(3).staleness()).isEqualTo(new Staleness("PT1H", "temporaryFailure"));
        put("admin", "\"1\"", BOUND).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
        put("admin", "\"1\"", "{\"fourEyes\":false}").expectStatus().isOk();
        assertThat(snapshot(4).staleness()).isNull();
    }

    @Test
    void areChangedOnlyByWhoHasSeenThem() {
        put("admin", "\"0\"", BOUND).expectStatus().isOk();
        put("admin", "\"0\"", BOUND).expectStatus().isEqualTo(412);
        as("admin")
                .put()
                .uri(SETTINGS)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(BOUND)
                .exchange()
                .expectStatus()
                .isEqualTo(428);
    }

    @Test
    void areRefusedWithEverythingThatIsWrong() {
        refuses("{}", "fourEyes");
        refuses("{\"staleness\":{\"atMost\":\"an hour\"}}", "fourEyes", "staleness.atMost", "staleness.then");
        refuses("{\"fourEyes\":false,\"staleness\":{\"atMost\":\"PT1M\",\"then\":\"keepLast\"}}", "staleness.atMost");
        refuses(
                "{\"fourEyes\":false,\"staleness\":{\"atMost\":\"P2D\",\"then\":\"panic\"}}",
                "staleness.atMost",
                "staleness.then");
    }

    private void refuses(String body, String... fields) {
        put("admin", "\"0\"", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value((List<String> found) -> assertThat(found).containsExactly(fields));
    }

    @Test
    void areForAdministratorsAndOfTheirOwnTenant() {
        put("helpdesk", "\"0\"", BOUND).expectStatus().isForbidden();
        as("owner").get().uri(SETTINGS).exchange().expectStatus().isForbidden();
        put("admin", "\"0\"", BOUND).expectStatus().isOk();
        of(tenant + "x", "admin")
                .get()
                .uri(SETTINGS)
                .exchange()
                .expectBody()
                .json("{\"version\":0,\"fourEyes\":false}");
    }
}
