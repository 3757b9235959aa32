package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.events.PolicySnapshotsConfirmed;
import dev.latchkey.events.Staleness;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a snapshot of policies, in order or not, and what is told of it. */
class PolicySnapshotIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final PoliciesInForce policies = new PoliciesInForce(replica, acme.tenant);

    /** Other tests share the replica, and its health. */
    @AfterEach
    void mend() {
        policies.publish(9, "", "");
        await().atMost(SOON).until(() -> policies.version() == 9);
    }

    private int health() {
        return replica.management.get("/actuator/health").status();
    }

    private static String blocking(String id, String protocol) {
        return """
                {"id":"%s","name":"Rule %s","state":"on","effect":"block",
                 "conditions":{"protocols":{"include":["%s"],"exclude":[]}}}""".formatted(id, id, protocol);
    }

    private List<PolicySnapshotReported> reports() {
        return TopicView.events(Shared.around(), Topic.POLICY_REPORTS, acme.tenant, PolicySnapshotReported.class);
    }

    private PolicySnapshotReported reported(Predicate<PolicySnapshotReported> wanted) {
        return await().atMost(SOON)
                .until(() -> reports().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void reportsWhatIsInForce() {
        policies.are("", blocking("p", "smtp"));
        PolicySnapshotReported report = reported(each -> each.version() == 1);
        assertThat(report.contentHash()).hasSize(64);
        assertThat(report.afterMillis()).isBetween(0L, SOON.toMillis());
        assertThat(report.rejectedVersion()).isNull();
    }

    @Test
    void rejectsABrokenSnapshotWholeAndKeepsTheOneBefore() {
        Issued password = acme.issue();
        policies.are("", blocking("p", "imap"));
        String unknown = blocking("q", "imap").replace("\"block\"", "\"warn\"");
        policies.publish(2, "", unknown);
        PolicySnapshotReported report = reported(each -> Long.valueOf(2).equals(each.rejectedVersion()));
        assertThat(report.version()).isEqualTo(1);
        assertThat(report.problems()).singleElement().asString().startsWith("policies[0].effect: warn");
        assertThat(policies.version()).isEqualTo(1);
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("refused");
    }

    /** What a newer release writes that this one does not know would be lost in reading. */
    @Test
    void rejectsASnapshotOfWhichItDoesNotUnderstandEverything() {
        policies.are("", blocking("p", "smtp"));
        policies.publish(policies.snapshot(2, "0".repeat(64), "", ""));
        assertThat(reported(each -> each.rejectedVersion() != null).problems())
                .singleElement()
                .asString()
                .startsWith("contentHash: 0000");
        assertThat(policies.version()).isEqualTo(1);
    }

    /** As when policy-service is gone for longer than the tenant puts up with. */
    @Test
    void letsNobodyInByPoliciesThatMayBeOlderThanTheTenantWants() {
        Issued password = acme.issue();
        policies.areNoneWithin(new Staleness("PT2M", "keepLast"));
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        assertThat(health()).isEqualTo(200);
        policies.areNoneWithin(new Staleness("PT5S", "temporaryFailure"));
        await().atMost(SOON).until(() -> acme.signIn(password.secret()).status() == 503 && health() == 503);
        // Confirmed again and again, as by a policy-service that runs.
        await().atMost(SOON).until(() -> {
            policies.publish(
                    new PolicySnapshotsConfirmed(Instant.now(), List.of(acme.tenant), "policy-service-1", null));
            policies.publish(new PolicySnapshotsConfirmed(Instant.now(), List.of(), "policy-service-1", null));
            return "accepted".equals(acme.signIn(password.secret()).field("result")) && health() == 200;
        });
    }

    /** As after a restart, when the version before is no longer on the topic: no policies that are known is not no policies. */
    @Test
    void letsNobodyInWhileItKnowsNoneOfTheTenantsPolicies() {
        Issued password = acme.issue();
        policies.publish(1, "", blocking("q", "smtp").replace("\"block\"", "\"warn\""));
        reported(each -> Long.valueOf(1).equals(each.rejectedVersion()));
        assertThat(acme.signIn(password.secret()).status()).isEqualTo(503);
        assertThat(health()).isEqualTo(503);
        policies.publish(2, "", blocking("q", "smtp"));
        await().atMost(SOON)
                .until(() -> acme.signIn(password.secret()).field("result").equals("accepted"));
        assertThat(health()).isEqualTo(200);
    }

    /** As after a restart, when the topic has lost what the database has. */
    @Test
    void letsNobodyInWhosePoliciesAreStoredAndNotOnTheTopic() {
        Issued password = acme.issue();
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        policies.publish(new PolicySnapshotsConfirmed(Instant.now(), List.of(acme.tenant), "policy-service-1", null));
        await().atMost(SOON).until(() -> acme.signIn(password.secret()).status() == 503);
        policies.publish(new PolicySnapshotsConfirmed(Instant.now(), List.of(), "policy-service-1", null));
        await().atMost(SOON)
                .until(() -> acme.signIn(password.secret()).field("result").equals("accepted"));
    }
}
