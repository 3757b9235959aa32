package dev.latchkey.policies.approval;

import static dev.latchkey.policies.Samples.location;
import static dev.latchkey.policies.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.events.PolicyChanged;
import dev.latchkey.events.PolicyProposalChanged;
import dev.latchkey.policies.RunningService;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A change of rules that takes two administrators. */
class ApprovalIT extends RunningService {
    private static final String SETTINGS = "/v1/policy-settings";

    private WebTestClient ada() {
        return by("ada", "admin");
    }

    private WebTestClient bob() {
        return by("bob", "admin");
    }

    @BeforeEach
    void twoPeopleAreWanted() {
        settings("\"0\"", true).expectStatus().isOk();
    }

    private ResponseSpec settings(String ifMatch, boolean fourEyes) {
        return ada().put()
                .uri(SETTINGS)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"fourEyes\":" + fourEyes + "}")
                .exchange();
    }

    private ResponseSpec create(String path, String body) {
        return ada().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Where a change waits for somebody else. */
    private static String proposed(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .isAccepted()
                .expectHeader()
                .doesNotExist("Latchkey-Published")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("open")
                .jsonPath("$.proposedBy.id")
                .isEqualTo("ada")
                .returnResult()
                .getResponseHeaders()
                .getFirst("Location"));
    }

    private static ResponseSpec approve(WebTestClient who, String proposal) {
        return who.post().uri(proposal + "/approve").exchange();
    }

    private BodyContentSpec get(String path) {
        return as("auditor").get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    private void state(String proposal, String expected) {
        get(proposal).jsonPath("$.state").isEqualTo(expected);
    }

    private ResponseSpec policyP() {
        return as("auditor").get().uri("/v1/policies/p").exchange();
    }

    @Test
    void waitsForSomebodyElseAndIsThenCarriedOut() {
        String proposal = proposed(create("/v1/policies", policy("p")));
        policyP().expectStatus().isNotFound();
        get(proposal)
                .jsonPath("$.changes[0].action")
                .isEqualTo("create")
                .jsonPath("$.changes[0].id")
                .isEqualTo("p");
        approve(bob(), proposal)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Latchkey-Published", "true")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("approved")
                .jsonPath("$.decidedBy.id")
                .isEqualTo("bob");
        policyP().expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2\"");
        get("/v1/policy-versions")
                .jsonPath("$.items[0].by.id")
                .isEqualTo("ada")
                .jsonPath("$.items[0].approvedBy.id")
                .isEqualTo("bob")
                .jsonPath("$.items[1].approvedBy")
                .doesNotExist();
        approve(bob(), proposal).expectStatus().isEqualTo(409);
    }

    @Test
    void isOnTheRecordWithBothPeople() {
        String proposal = proposed(create("/v1/policies", policy("p")));
        approve(bob(), proposal).expectStatus().isOk();
        await().untilAsserted(() -> assertThat(changes.of(tenant, PolicyProposalChanged.class))
                .extracting(PolicyProposalChanged::state, each -> each.by().id())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("proposed", "ada"),
                        org.assertj.core.groups.Tuple.tuple("approved", "bob")));
        await().untilAsserted(() -> assertThat(changes.of(tenant, PolicyChanged.class))
                .singleElement()
                .extracting(each -> each.by().id())
                .isEqualTo("ada"));
    }

    @Test
    void isNotApprovedByItsAuthorNorByAProgramNorByWhoMayNot() {
        String proposal = proposed(create("/v1/policies", policy("p")));
        approve(ada(), proposal).expectStatus().isForbidden();
        approve(by("program-ci", "admin"), proposal).expectStatus().isForbidden();
        approve(by("bob", "helpdesk"), proposal).expectStatus().isForbidden();
        ada().post().uri(proposal + "/reject").exchange().expectStatus().isForbidden();
        bob().delete().uri(proposal).exchange().expectStatus().isForbidden();
        state(proposal, "open");
        policyP().expectStatus().isNotFound();
    }

    @Test
    void belongsToItsTenant() {
        String proposal = proposed(create("/v1/policies", policy("p")));
        WebTestClient stranger = of(tenant + "x", "admin");
        stranger.get().uri(proposal).exchange().expectStatus().isNotFound();
        approve(stranger, proposal).expectStatus().isNotFound();
        stranger.post().uri(proposal + "/reject").exchange().expectStatus().isNotFound();
        stranger.delete().uri(proposal).exchange().expectStatus().isNotFound();
        stranger.get()
                .uri("/v1/policy-proposals")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        state(proposal, "open");
    }

    @Test
    void endsByTheOthersNoOrByItsAuthors() {
        String rejected = proposed(create("/v1/policies", policy("p")));
        bob().post().uri(rejected + "/reject").exchange().expectStatus().isOk();
        state(rejected, "rejected");
        approve(bob(), rejected).expectStatus().isEqualTo(409);
        String withdrawn = proposed(create("/v1/named-locations", location("hq")));
        ada().delete().uri(withdrawn).exchange().expectStatus().isOk();
        state(withdrawn, "withdrawn");
        approve(bob(), withdrawn).expectStatus().isEqualTo(409);
        get("/v1/policy-proposals")
                .jsonPath("$.items[*].state")
                .value((List<String> states) -> assertThat(states).containsExactly("withdrawn", "rejected"));
        policyP().expectStatus().isNotFound();
    }

    @Test
    void isSupersededByAnotherChangeOfTheSameRules() {
        String one = proposed(create("/v1/policies", policy("p")));
        String other = proposed(create("/v1/policies", policy("q")));
        approve(bob(), other).expectStatus().isOk();
        state(one, "superseded");
        approve(bob(), one).expectStatus().isEqualTo(409);
        policyP().expectStatus().isNotFound();
    }

    @Test
    void isCarriedOutOnceWhoeverApprovesAtTheSameTime() {
        String proposal = proposed(create("/v1/policies", policy("p")));
        var answers = Stream.of("bob", "cleo", "dan", "eve")
                .map(who -> CompletableFuture.supplyAsync(() -> approve(by(who, "admin"), proposal)
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        get("/v1/policy-set").jsonPath("$.version").isEqualTo(2);
        state(proposal, "approved");
    }

    @Test
    void isAskedOfEveryKindOfWrite() {
        String set = "{\"locations\":[%s],\"policies\":[%s]}".formatted(location("hq"), policy("p", "hq"));
        approve(bob(), proposed(put("/v1/policy-set", "\"1\"", set)))
                .expectStatus()
                .isOk();
        String changed = policy("p", "hq").replace("\"on\"", "\"off\"");
        String replacement = proposed(put("/v1/policies/p", "\"2\"", changed));
        get(replacement).jsonPath("$.changes[0].fields[0].path").isEqualTo("state");
        approve(bob(), replacement).expectStatus().isOk();
        String removal = proposed(
                ada().delete().uri("/v1/policies/p").header("If-Match", "\"3\"").exchange());
        approve(bob(), removal).expectStatus().isOk();
        policyP().expectStatus().isNotFound();
        String restored = proposed(ada().post()
                .uri("/v1/policy-versions/2/restore")
                .header("If-Match", "\"4\"")
                .exchange());
        approve(bob(), restored).expectStatus().isOk();
        policyP().expectStatus().isOk();
    }

    private ResponseSpec put(String path, String ifMatch, String body) {
        return ada().put()
                .uri(path)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void isCheckedLikeAnyWriteBeforeItWaits() {
        create("/v1/policies", "{\"name\":\"x\",\"effect\":\"blok\"}")
                .expectStatus()
                .isBadRequest();
        put("/v1/policies/none", "\"1\"", policy("none")).expectStatus().isNotFound();
        put("/v1/policy-set", "\"7\"", "{\"locations\":[],\"policies\":[]}")
                .expectStatus()
                .isEqualTo(412);
        put("/v1/policy-set", "\"1\"", "{\"locations\":[],\"policies\":[]}")
                .expectStatus()
                .isOk();
        get("/v1/policy-proposals").jsonPath("$.items.length()").isEqualTo(0);
    }

    @Test
    void isAskedOfItsOwnEndToo() {
        String end = proposed(settings("\"1\"", false));
        get(end).jsonPath("$.changes[0].kind").isEqualTo("settings");
        get(SETTINGS).jsonPath("$.fourEyes").isEqualTo(true);
        approve(ada(), end).expectStatus().isForbidden();
        approve(bob(), end).expectStatus().isOk();
        get(SETTINGS).jsonPath("$.fourEyes").isEqualTo(false);
        create("/v1/policies", policy("p")).expectStatus().isCreated();
    }

    @Test
    void isRefusedWhereTooManyWait() {
        for (int i = 0; i < 50; i++) {
            proposed(create("/v1/policies", policy("p" + i)));
        }
        create("/v1/policies", policy("more")).expectStatus().isEqualTo(409);
    }
}
