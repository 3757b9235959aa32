package dev.latchkey.policies.history;

import static dev.latchkey.policies.Samples.location;
import static dev.latchkey.policies.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.events.PolicyChanged;
import dev.latchkey.events.PolicyRemoved;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.policies.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** All rules at once, and the way back. */
class HistoryIT extends RunningService {
    private static final String SET = "/v1/policy-set";
    private static final String VERSIONS = "/v1/policy-versions";

    private static String set(String locations, String policies) {
        return "{\"locations\":[%s],\"policies\":[%s]}".formatted(locations, policies);
    }

    private ResponseSpec put(String ifMatch, String body) {
        return as("admin")
                .put()
                .uri(SET)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec post(String role, String path, String ifMatch, String body) {
        return as(role).post()
                .uri(path)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private BodyContentSpec get(String path) {
        return as("auditor").get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    private void twoVersions() {
        put("\"0\"", set(location("hq"), policy("p", "hq") + "," + policy("q")))
                .expectStatus()
                .isOk();
        put("\"1\"", set(location("hq"), policy("q").replace("off", "on")))
                .expectStatus()
                .isOk();
    }

    @Test
    void writesAllRulesAsOneVersion() {
        twoVersions();
        get(SET).jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.policies.length()")
                .isEqualTo(1);
        await().untilAsserted(() -> assertThat(snapshots.of(tenant, PolicySnapshotPublished.class))
                .extracting(PolicySnapshotPublished::version)
                .containsExactly(1L, 2L));
        await().untilAsserted(() -> assertThat(changes.of(tenant)).hasSize(5));
        assertThat(changes.of(tenant))
                .filteredOn(PolicyRemoved.class::isInstance)
                .hasSize(1);
        // The location is as it was: nobody is told of it again, and it keeps its version.
        assertThat(changes.of(tenant))
                .filteredOn(PolicyChanged.class::isInstance)
                .hasSize(3);
        as("admin")
                .get()
                .uri("/v1/named-locations/hq")
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
    }

    @Test
    void changesNothingWhereTheSameIsSaidAgain() {
        twoVersions();
        put("\"2\"", set(location("hq"), policy("q").replace("off", "on")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);
    }

    @Test
    void plansWithoutWriting() {
        twoVersions();
        post("admin", SET + "/plan", "*", set("", policy("q") + "," + policy("r")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.changes[?(@.id == 'hq')].action")
                .isEqualTo("remove")
                .jsonPath("$.changes[?(@.id == 'r')].action")
                .isEqualTo("create")
                .jsonPath("$.changes[?(@.id == 'q')].fields[0].path")
                .isEqualTo("state")
                .jsonPath("$.changes[?(@.id == 'q')].fields[0].before")
                .isEqualTo("on")
                .jsonPath("$.changes[?(@.id == 'q')].fields[0].after")
                .isEqualTo("off");
        get(SET).jsonPath("$.version").isEqualTo(2);
        post("analyst", SET + "/plan", "*", set("", "")).expectStatus().isForbidden();
    }

    @Test
    void keepsEveryVersionWithItsAuthor() {
        twoVersions();
        as("admin")
                .delete()
                .uri("/v1/policies/q")
                .header("If-Match", "*")
                .exchange()
                .expectStatus()
                .isNoContent();
        get(VERSIONS)
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[0].version")
                .isEqualTo(3)
                .jsonPath("$.items[2].version")
                .isEqualTo(1)
                .jsonPath("$.items[2].by.id")
                .isEqualTo("ada")
                .jsonPath("$.items[2].at")
                .exists();
        String cursor = Cursor.after("3").encoded();
        get(VERSIONS + "?limit=1").jsonPath("$.nextCursor").isEqualTo(cursor);
        get(VERSIONS + "?limit=2&cursor=" + cursor)
                .jsonPath("$.items[0].version")
                .isEqualTo(2)
                .jsonPath("$.items[1].version")
                .isEqualTo(1)
                .jsonPath("$.nextCursor")
                .doesNotExist();
        get(VERSIONS + "/1").jsonPath("$.policies.length()").isEqualTo(2);
        get(VERSIONS + "/2/changes")
                .jsonPath("$.changes[?(@.id == 'p')].action")
                .isEqualTo("remove")
                .jsonPath("$.changes[?(@.id == 'q')].action")
                .isEqualTo("change");
        get(VERSIONS + "/3/changes?since=1").jsonPath("$.changes.length()").isEqualTo(2);
        get(VERSIONS + "/1/changes").jsonPath("$.changes.length()").isEqualTo(3);
    }

    @Test
    void goesBackToAnEarlierVersionByANewOne() {
        twoVersions();
        post("admin", VERSIONS + "/1/restore", "\"1\"", "").expectStatus().isEqualTo(412);
        post("auditor", VERSIONS + "/1/restore", "\"2\"", "").expectStatus().isForbidden();
        post("admin", VERSIONS + "/9/restore", "\"2\"", "").expectStatus().isNotFound();
        post("admin", VERSIONS + "/1/restore", "\"2\"", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(3)
                .jsonPath("$.policies.length()")
                .isEqualTo(2);
        get(VERSIONS + "/3/changes?since=1").jsonPath("$.changes.length()").isEqualTo(0);
    }

    @Test
    void refusesAWholeSetForOneMistakeAndNamesItsPlace() {
        twoVersions();
        put(
                        "\"2\"",
                        set(
                                location("hq").replace("192.0.2.0/24", "192.0.2.1/24"),
                                policy("q") + "," + policy("q", "attic")))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("locations[0].ranges[0]");
        put("\"2\"", "{\"policies\":[]}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("locations");
        put("\"2\"", set("", policy("q") + "," + policy("r").replace("Rule r", "rule Q")))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("policies[1].name");
        put("\"1\"", set("", "")).expectStatus().isEqualTo(412);
        String huge = location("hq").replace("Office", "x".repeat(10_000_000));
        put("\"2\"", set(huge, "")).expectStatus().isEqualTo(413);
        get(SET).jsonPath("$.version").isEqualTo(2);
    }

    @Test
    void showsNothingOfAnotherTenant() {
        twoVersions();
        var stranger = of(tenant + "-other", "admin");
        stranger.get()
                .uri(VERSIONS)
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        stranger.get().uri(SET).exchange().expectBody().jsonPath("$.version").isEqualTo(0);
        stranger.get().uri(VERSIONS + "/1").exchange().expectStatus().isNotFound();
        stranger.post()
                .uri(VERSIONS + "/1/restore")
                .header("If-Match", "*")
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
