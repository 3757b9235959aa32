package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.AppPasswordSuspended;
import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.CredentialAtSignIn;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What policies ask of real sign-ins, and what they do to them. */
class ConditionalAccessIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final PoliciesInForce policies = new PoliciesInForce(replica, acme.tenant);

    /** The tenant's policies from now on, in force here. */
    private void inForce(String... each) {
        policies.are("""
                {"id":"hq","name":"HQ","ranges":["192.0.2.0/24"],"trusted":true},
                {"id":"nowhere","name":"Nowhere","ranges":[],"unknownCountry":true,"trusted":false}""", String.join(",", each));
    }

    private static String policy(String id, String state, String effect, String conditions) {
        return """
                {"id":"%s","name":"Rule %s","state":"%s",%s,"conditions":{%s}}""".formatted(id, id, state, effect, conditions);
    }

    private static String blocking(String id, String conditions) {
        return policy(id, "on", "\"effect\":\"block\"", conditions);
    }

    private static String reporting(String id, String conditions) {
        return policy(id, "reportOnly", "\"effect\":\"block\"", conditions);
    }

    private static String reportingUnless(String id, String controls) {
        return policy(id, "reportOnly", "\"effect\":\"allowOnlyIf\",\"grantControls\":{%s}".formatted(controls), "");
    }

    private String signIn(Issued password) {
        return replica.doors
                .post("/v1/sign-ins", """
                {"login":"%s","secret":"%s","protocol":"imap","address":"192.0.2.7",
                 "client":"Thunderbird 140","tls":{"version":"TLSv1.1"}}""".formatted(acme.login, password.secret()), "X-Latchkey-Door-Key", acme.key)
                .field("result");
    }

    private List<SignInRecorded> recorded() {
        return TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class);
    }

    private SignInReason lastReason() {
        return recorded().getLast().reason();
    }

    @Test
    void judgesRealSignInsByEveryKindOfCondition() {
        Issued password = acme.issue("{\"label\":\"Scanner 2nd floor\",\"deviceKind\":\"scanner\"}");
        String always = "\"timeWindows\":[{\"days\":[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\","
                + "\"saturday\",\"sunday\"],\"from\":\"00:00\",\"to\":\"24:00\",\"zone\":\"UTC\"}]";
        inForce(
                reporting("account", "\"accounts\":{\"include\":[\"%s\"],\"exclude\":[]}".formatted(acme.account)),
                reporting("account-other", choice("accounts", "somebody")),
                reporting("protocol", choice("protocols", "imap")),
                reporting("service", choice("services", "mail")),
                reporting("door", choice("frontDoors", "d-" + acme.tenant)),
                reporting("door-other", choice("frontDoors", "elsewhere")),
                reporting("location", choice("locations", "hq")),
                reporting("country-unknown", choice("locations", "nowhere")),
                reporting("client", choice("clients", "thunderbird*")),
                reporting("client-other", choice("clients", "*scan*")),
                reporting("tls", "\"tls\":{\"olderThan\":\"1.2\"}"),
                reporting("tls-absent", "\"tls\":{\"absent\":true}"),
                reporting("always", always),
                reporting("date", "\"dates\":[{\"from\":\"2020-01-01\",\"to\":\"2020-12-31\",\"zone\":\"UTC\"}]"),
                reporting("young", credential("\"olderThan\":\"P1D\"")),
                reporting("old", credential("\"olderThan\":\"PT0.001S\"")),
                reporting("idle", credential("\"idleFor\":\"PT0.001S\"")),
                reporting("open", credential("\"noNetwork\":true")),
                reporting("endless", credential("\"noExpiry\":true")),
                reporting("first-use", credential("\"pending\":true")),
                reporting("form", credential("\"form\":\"short\"")),
                reporting("form-other", credential("\"form\":\"long\"")),
                reporting("kind", credential(choice("deviceKinds", "scanner"))),
                reporting("label", credential(choice("labels", "scanner*"))),
                reporting("risk", "\"risk\":\"low\""),
                reporting("group", choice("groups", "sales")),
                reportingUnless("pinned", "\"pinnedNetwork\":true"),
                reportingUnless("tls-least", "\"tlsAtLeast\":\"1.1\""),
                reportingUnless("expiry", "\"expiryWithin\":\"P400D\""),
                reportingUnless("activated", "\"activated\":true"));
        assertThat(signIn(password)).isEqualTo("accepted");
        String applied = "reportOnlyFailure";
        String not = "reportOnlyNotApplied";
        assertThat(results())
                .containsEntry("account", applied)
                .containsEntry("account-other", not + " accounts")
                .containsEntry("protocol", applied)
                .containsEntry("service", applied)
                .containsEntry("door", applied)
                .containsEntry("door-other", not + " frontDoors")
                .containsEntry("location", applied)
                .containsEntry("country-unknown", applied)
                .containsEntry("client", applied)
                .containsEntry("client-other", not + " clients")
                .containsEntry("tls", applied)
                .containsEntry("tls-absent", not + " tls")
                .containsEntry("always", applied)
                .containsEntry("date", not + " dates")
                .containsEntry("young", not + " credential.olderThan")
                .containsEntry("old", applied)
                .containsEntry("idle", applied)
                .containsEntry("open", applied)
                .containsEntry("first-use", applied)
                .containsEntry("form", applied)
                .containsEntry("form-other", not + " credential.form")
                .containsEntry("kind", applied)
                .containsEntry("label", applied)
                .containsEntry("risk", not + " risk")
                .containsEntry("group", not + " groups")
                .containsEntry("pinned", applied + " pinnedNetwork")
                .containsEntry("tls-least", "reportOnlySuccess")
                .containsEntry("activated", applied + " activated")
                .hasSize(30);
        assertTellsWhatPoliciesAsked();
    }

    private void assertTellsWhatPoliciesAsked() {
        SignInFacts first = Objects.requireNonNull(recorded().getLast().facts());
        CredentialAtSignIn credential = Objects.requireNonNull(first.credential());
        assertThat(first.risk()).isEqualTo("none");
        assertThat(first.groups()).isEmpty();
        assertThat(credential.deviceKind()).isEqualTo("scanner");
        assertThat(credential.form()).isEqualTo("short");
        assertThat(credential.idleSince()).as("never used").isEqualTo(credential.issuedAt());
        assertThat(credential.activated()).isFalse();
    }

    @Test
    void recordsWhenAnAppPasswordWasUsedBeforeWhereNoPolicyAsks() {
        Issued password = acme.issue("{\"label\":\"Scanner\"}");
        assertThat(signIn(password)).isEqualTo("accepted");
        Instant between = Instant.now();
        assertThat(signIn(password)).isEqualTo("accepted");
        SignInFacts second = Objects.requireNonNull(recorded().getLast().facts());
        assertThat(second.groups()).as("nobody has asked").isNull();
        assertThat(Objects.requireNonNull(second.credential()).idleSince())
                .isBetween(Objects.requireNonNull(second.credential()).issuedAt(), between)
                .isNotEqualTo(second.credential().issuedAt());
    }

    private static String choice(String field, String included) {
        return "\"%s\":{\"include\":[\"%s\"],\"exclude\":[]}".formatted(field, included);
    }

    private static String credential(String conditions) {
        return "\"credential\":{%s}".formatted(conditions);
    }

    private Map<String, String> results() {
        return recorded().getLast().policies().stream()
                .collect(Collectors.toMap(AppliedPolicy::policy, ConditionalAccessIT::words));
    }

    private static String words(AppliedPolicy each) {
        @Nullable String why = each.firstUnmetCondition() == null ? each.unmetControl() : each.firstUnmetCondition();
        return why == null ? each.result() : each.result() + " " + why;
    }

    @Test
    void suspendsWhatAPolicySaysAndNothingElse() {
        Issued old = acme.issue("{\"label\":\"Old phone\"}");
        Issued other = acme.issue("{\"label\":\"New phone\"}");
        inForce(policy("stale", "on", "\"effect\":\"suspend\"", credential(choice("labels", "old*"))));
        assertThat(signIn(other)).isEqualTo("accepted");
        assertThat(signIn(old)).isEqualTo("refused");
        assertThat(lastReason()).isEqualTo(SignInReason.BLOCKED_BY_POLICY);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TopicView.events(
                                Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordSuspended.class))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.credential()).isEqualTo(old.id());
                            assertThat(event.reason()).isEqualTo("policy stale: Rule stale");
                        }));
        assertThat(signIn(old)).isEqualTo("refused");
        assertThat(lastReason()).isEqualTo(SignInReason.SUSPENDED);
    }

    @Test
    void suspendsNothingByAPolicyThatOnlyReports() {
        Issued password = acme.issue();
        inForce(policy("stale", "reportOnly", "\"effect\":\"suspend\"", ""));
        assertThat(signIn(password)).isEqualTo("accepted");
        assertThat(signIn(password)).isEqualTo("accepted");
        assertThat(results()).containsExactly(Map.entry("stale", "reportOnlyFailure"));
    }

    @Test
    void limitsHowOftenEachAppPasswordIsUsed() {
        Issued busy = acme.issue();
        Issued other = acme.issue();
        inForce(policy("rate", "on", "\"effect\":\"limitRate\",\"rate\":{\"signIns\":2,\"per\":\"PT1H\"}", ""));
        assertThat(List.of(signIn(busy), signIn(busy), signIn(busy), signIn(other)))
                .containsExactly("accepted", "accepted", "refused", "accepted");
        assertThat(recorded().get(2).policies().getFirst().unmetControl()).isEqualTo("rate");
    }

    /** Devices that are told to try again keep their password; whoever guesses is told the same. */
    @Test
    void hasEveryDoorSayThatItIsForNow() {
        Issued password = acme.issue();
        inForce(policy(
                "later",
                "on",
                "\"effect\":\"block\",\"answer\":\"temporary\"",
                "\"locations\":{\"include\":[\"hq\"]}"));
        for (String secret : List.of(password.secret(), "Winter2026!")) {
            assertThat(acme.signIn(secret).status()).isEqualTo(503);
            assertThat(acme.signIn(secret).header("Retry-After")).isNotEmpty();
            assertThat(acme.forwardAuth(replica, secret).status()).isEqualTo(503);
            assertThat(acme.nginx(replica, secret).header("Auth-Error-Code")).isEqualTo("451 4.3.0");
            assertThat(acme.passdb(replica, secret).status()).isEqualTo(503);
        }
        assertThat(acme.decide(replica, acme.login).field("verdict")).isEqualTo("blocked");
        assertThat(recorded())
                .hasSize(10)
                .allSatisfy(each -> assertThat(each.result()).isEqualTo(SignInResult.REFUSED));
        assertThat(recorded().getFirst().reason()).isEqualTo(SignInReason.BLOCKED_BY_POLICY);
        inForce();
        assertThat(signIn(password)).isEqualTo("accepted");
    }

    @Test
    void knowsTheGroupsOfAnAccount() {
        Issued password = acme.issue();
        String group = replica.api
                .post(
                        "/scim/v2/Groups",
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Sales\","
                                + "\"members\":[{\"value\":\"%s\"}]}".formatted(acme.account),
                        ApiClient.with(acme.as("directory"), "Content-Type", "application/scim+json"))
                .field("id");
        inForce(blocking("sales", choice("groups", group)));
        assertThat(signIn(password)).isEqualTo("refused");
        inForce(blocking("others", choice("groups", "another")));
        assertThat(signIn(password)).isEqualTo("accepted");
    }

    @Test
    void blocksAnAppPasswordAtRiskAndNoOther() {
        Issued stolen = acme.issue();
        Issued other = acme.issue();
        inForce(blocking("risk", "\"risk\":\"high\""));
        Instant now = Instant.now();
        policies.publish(new AlertRaised(
                acme.tenant,
                UUID.randomUUID().toString(),
                "newNetwork",
                AlertSeverity.HIGH,
                "Used from two ends of the world",
                "It looks bad.",
                acme.account,
                stolen.id(),
                null,
                now,
                now,
                1,
                1,
                List.of()));
        await().atMost(SOON).until(() -> signIn(stolen).equals("refused"));
        assertThat(lastReason()).isEqualTo(SignInReason.BLOCKED_BY_POLICY);
        assertThat(signIn(other)).isEqualTo("accepted");
    }
}
