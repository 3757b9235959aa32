package dev.latchkey.policies.editing;

import static dev.latchkey.policies.Samples.location;
import static dev.latchkey.policies.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.events.Actor;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.NamedLocationChanged;
import dev.latchkey.events.NamedLocationRemoved;
import dev.latchkey.events.PolicyChanged;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.policies.RunningService;
import dev.latchkey.policy.draft.PolicySetDraft;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.network.IpAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class EditingIT extends RunningService {
    private ResponseSpec post(String path, String body) {
        return as("admin")
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec put(String path, String ifMatch, String body) {
        return as("admin")
                .put()
                .uri(path)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private PolicySnapshotPublished snapshotAt(long version) {
        return await().until(
                        () -> snapshots.of(tenant, PolicySnapshotPublished.class).stream()
                                .filter(each -> each.version() == version)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void publishesWhatTheEngineCompiles() {
        post("/v1/named-locations", location("hq"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/v1/named-locations/hq")
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectHeader()
                .valueEquals("Latchkey-Published", "true");
        post("/v1/policies", policy("p", "hq")).expectStatus().isCreated();

        PolicySnapshotPublished snapshot = snapshotAt(2);
        CompiledPolicies compiled = CompiledPolicies.compile(
                EventJson.mapper().convertValue(snapshot, PolicySetDraft.class).toPolicySet());
        assertThat(compiled.evaluate(signIn("198.51.100.1"))).isInstanceOf(Verdict.Blocked.class);
        assertThat(compiled.evaluate(signIn("192.0.2.77"))).isInstanceOf(Verdict.Allowed.class);
        assertThat(changes.of(tenant))
                .hasSize(2)
                .first()
                .isEqualTo(new NamedLocationChanged(
                        tenant, snapshot.locations().getFirst(), 1, new Actor("ada", "person")));
        assertThat(changes.received(tenant).getFirst().raw().key()).isEqualTo(tenant.getBytes());
    }

    private static SignInAttributes signIn(String address) {
        return new SignInAttributes("anna", "imap", "mail", IpAddress.parse(address), Instant.EPOCH);
    }

    @Test
    void showsTheSnapshotThatIsInForce() {
        as("auditor")
                .get()
                .uri("/v1/policy-snapshots/current")
                .exchange()
                .expectStatus()
                .isNotFound();
        post("/v1/policies", policy("p"));
        PolicySnapshotPublished shown = as("auditor")
                .get()
                .uri("/v1/policy-snapshots/current")
                .exchange()
                .expectHeader()
                .valueEquals("Latchkey-Published", "true")
                .expectBody(PolicySnapshotPublished.class)
                .returnResult()
                .getResponseBody();
        assertThat(shown).isEqualTo(snapshotAt(1));
    }

    @Test
    void keepsEveryOneOfManyParallelWritesAndTellsEachOnce() throws Exception {
        int writes = 50;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, writes)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(i -> () -> post("/v1/policies", policy("p" + i))
                            .returnResult(Void.class)
                            .getStatus()
                            .value())
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isIn(201, 202);
            }
        }
        PolicySnapshotPublished last = snapshotAt(writes);
        assertThat(last.policies()).hasSize(writes);
        await().untilAsserted(() ->
                assertThat(changes.of(tenant, PolicyChanged.class)).hasSize(writes));
        List<Long> expected =
                IntStream.rangeClosed(1, writes).mapToObj(Long::valueOf).toList();
        assertThat(changes.of(tenant, PolicyChanged.class))
                .extracting(PolicyChanged::version)
                .containsExactlyElementsOf(expected);
        assertThat(snapshots.of(tenant, PolicySnapshotPublished.class))
                .extracting(PolicySnapshotPublished::version)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void letsOnlyOneOfManyWhoHaveSeenTheSameChangeIt() throws Exception {
        post("/v1/policies", policy("p"));
        List<Integer> statuses = Collections.synchronizedList(new java.util.ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                String body = policy("p").replace("Rule p", "Rule " + i);
                threads.submit(() -> statuses.add(put("/v1/policies/p", "\"1\"", body)
                        .returnResult(Void.class)
                        .getStatus()
                        .value()));
            }
        }
        assertThat(statuses).hasSize(10).containsOnlyOnce(200).contains(412);
    }

    @Test
    void writesOnlyOverWhatTheWriterHasSeen() {
        post("/v1/policies", policy("p"));
        String on = policy("p").replace("off", "on");
        as("admin")
                .put()
                .uri("/v1/policies/p")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(on)
                .exchange()
                .expectStatus()
                .isEqualTo(428)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        as("admin").delete().uri("/v1/policies/p").exchange().expectStatus().isEqualTo(428);
        put("/v1/policies/p", "\"9\"", on).expectStatus().isEqualTo(412);
        put("/v1/policies/p", "W/\"1\"", on).expectStatus().isEqualTo(412);
        put("/v1/policies/p", "1", on).expectStatus().isBadRequest();
        put("/v1/policies/q", "\"1\"", policy("q")).expectStatus().isNotFound();
        put("/v1/policies/p", "\"1\"", on)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("on");
        put("/v1/policies/p", "\"1\"", on).expectStatus().isEqualTo(412);
    }

    @Test
    void tellsNothingWhenTheSameIsSaidAgain() {
        post("/v1/policies", policy("p"));
        put("/v1/policies/p", "\"1\"", policy("p"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        assertThat(documents.load(tenant).block().rules().version()).isEqualTo(1);
    }

    @Test
    void acceptsBackWhatItShowed() {
        post("/v1/named-locations", location("hq"));
        String shown = as("analyst")
                .get()
                .uri("/v1/named-locations/hq")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        put("/v1/named-locations/hq", "\"1\"", shown.replace("192.0.2.0/24", "203.0.113.0/24"))
                .expectStatus()
                .isOk();
        as("helpdesk")
                .get()
                .uri("/v1/named-locations")
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.items[0].ranges[0]")
                .isEqualTo("203.0.113.0/24")
                .jsonPath("$.items[0].version")
                .isEqualTo(2);
    }

    @Test
    void listsInPages() {
        post("/v1/policies", policy("b"));
        post("/v1/policies", policy("a"));
        post("/v1/policies", policy("c"));
        page("").jsonPath("$.items[*].id")
                .isEqualTo(List.of("a", "b", "c"))
                .jsonPath("$.nextCursor")
                .doesNotExist();
        String cursor = Cursor.after("b").encoded();
        page("?limit=2")
                .jsonPath("$.items[*].id")
                .isEqualTo(List.of("a", "b"))
                .jsonPath("$.nextCursor")
                .isEqualTo(cursor);
        page("?limit=2&cursor=" + cursor)
                .jsonPath("$.items[*].id")
                .isEqualTo("c")
                .jsonPath("$.version")
                .doesNotExist();
    }

    private BodyContentSpec page(String query) {
        return as("auditor")
                .get()
                .uri("/v1/policies" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/policies?impact=accepted",
                "/v1/policies?limit=501",
                "/v1/policies?cursor=x",
                "/v1/policies/p?limit=1",
                "/v1/policy-versions?before=3",
                "/v1/policy-proposals?state=open",
                "/v1/policy-templates?limit=1&limit=2"
            })
    void refusesParametersThatNobodyReads(String path) {
        as("admin")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .exists();
    }

    @Test
    void removesWhatNoPolicyNeeds() {
        post("/v1/named-locations", location("hq"));
        post("/v1/policies", policy("p", "hq"));
        remove("/v1/named-locations/hq", "\"1\"").expectStatus().isEqualTo(409);
        remove("/v1/policies/p", "\"2\"")
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Latchkey-Published", "true");
        remove("/v1/named-locations/hq", "*").expectStatus().isNoContent();
        remove("/v1/named-locations/hq", "*").expectStatus().isNotFound();
        assertThat(snapshotAt(4).locations()).isEmpty();
        await().untilAsserted(() -> assertThat(changes.of(tenant))
                .last()
                .isEqualTo(new NamedLocationRemoved(tenant, "hq", 4, new Actor("ada", "person"))));
    }

    private ResponseSpec remove(String path, String ifMatch) {
        return as("admin").delete().uri(path).header("If-Match", ifMatch).exchange();
    }

    @Test
    void givesAnIdToWhatComesWithoutOne() {
        String created = post("/v1/policies", policy("p").replace("\"id\": \"p\",", ""))
                .expectStatus()
                .isCreated()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst("Location");
        as("admin").get().uri(created).exchange().expectStatus().isOk();
    }

    @Test
    void asksTheClientNotToReadWhatItHas() {
        post("/v1/policies", policy("p"));
        as("admin")
                .get()
                .uri("/v1/policies/p")
                .header("If-None-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNotModified();
    }
}
