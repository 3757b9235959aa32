package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.AppPasswordSuspended;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of app passwords when something happens to their account. */
class ReactionIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    private void lay(String reactions) {
        Answer answer = replica.api.send(
                "PUT",
                "/v1/tenants/" + acme.tenant + "/rules",
                "{\"reactions\":%s}".formatted(reactions).getBytes(StandardCharsets.UTF_8),
                ApiClient.with(acme.as("admin"), "Content-Type", "application/json", "If-Match", "*"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer signal(String role, String signal) {
        return acme.post(role, "/v1/accounts/" + acme.account + "/signals", "{\"signal\":\"%s\"}".formatted(signal));
    }

    private String state(Issued password) {
        return acme.get("admin", acme.passwords())
                .items()
                .filter(each -> each.path("id").asString().equals(password.id()))
                .map(each -> each.path("state").asString())
                .findFirst()
                .orElseThrow();
    }

    private void alert(AlertSeverity severity, @Nullable String credential) {
        alert("somebody", severity, credential);
    }

    private void alert(String detector, AlertSeverity severity, @Nullable String credential) {
        Instant now = Instant.now();
        AlertRaised alert = new AlertRaised(
                acme.tenant,
                UUID.randomUUID().toString(),
                detector,
                severity,
                "Something is wrong",
                "It looks bad.",
                acme.account,
                credential,
                null,
                now,
                now,
                1,
                1,
                List.of());
        var outbound = new OutboundEvent(UUID.randomUUID(), now, null, alert);
        // Others' topics are asked for at the first attempt.
        await().until(() -> replica.context
                .getBean(EventPublisher.class)
                .publish(outbound)
                .handle((done, failure) -> failure == null)
                .join());
    }

    @Test
    void keepsEverythingWhereNothingWasLaidDown() {
        Issued password = acme.issue();
        assertThat(signal("admin", "mfaReset").field("reaction")).isEqualTo("keep");
        assertThat(state(password)).isEqualTo("pending");
    }

    @Test
    void doesWhatTheRulesSayAndDoesItOnce() {
        Issued one = acme.issue();
        Issued other = acme.issue();
        acme.revoke(other);
        lay("{\"mfaReset\":\"suspend\",\"mainPasswordChanged\":\"revoke\"}");
        Answer suspended = signal("directory", "mfaReset");
        assertThat(suspended.field("reaction")).isEqualTo("suspend");
        assertThat(suspended.json().path("appPasswords").size()).isEqualTo(1);
        assertThat(signal("directory", "mfaReset").json().path("appPasswords").size())
                .isZero();
        assertThat(acme.signIn(one.secret()).field("result")).isEqualTo("refused");
        assertThat(TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordSuspended.class))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo("the second factors were reset"));
        Answer resumed = acme.post("helpdesk", acme.passwords() + "/" + one.id() + "/resume", "{}");
        assertThat(resumed.field("state")).isEqualTo("pending");
        assertThat(signal("admin", "mainPasswordChanged").field("reaction")).isEqualTo("revoke");
        assertThat(state(one)).isEqualTo("revoked");
    }

    @Test
    void noticesThatAnAccountIsDisabled() {
        Issued password = acme.issue();
        lay("{\"accountDisabled\":\"revoke\"}");
        acme.patch("admin", "/v1/accounts/" + acme.account, "{\"state\":\"disabled\"}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(password)).isEqualTo("revoked"));
    }

    @Test
    void suspendsWhatAHighAlertNamesAndNotWhatAnAttackerCanBringAbout() {
        Issued named = acme.issue();
        Issued bystander = acme.issue();
        lay("{\"highRisk\":\"suspend\"}");
        alert(AlertSeverity.CRITICAL, null);
        alert(AlertSeverity.MEDIUM, bystander.id());
        alert(AlertSeverity.HIGH, named.id());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(named)).isEqualTo("suspended"));
        assertThat(state(bystander)).isEqualTo("pending");
    }

    @Test
    void revokesWhatItsOwnerDisownsWhateverTheRulesSay() {
        Issued theirs = acme.issue();
        Acme other = new Acme(replica);
        Issued others = other.issue();
        alert("disowned", AlertSeverity.CRITICAL, others.id());
        alert("disowned", AlertSeverity.CRITICAL, theirs.id());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(theirs)).isEqualTo("revoked"));
        assertThat(other.signIn(others.secret()).field("result"))
                .as("of another tenant")
                .isEqualTo("accepted");
    }

    @Test
    void refusesWhatIsNoSignalAndWhoMayNotTell() {
        assertThat(signal("admin", "moonrise").wrongFields()).containsExactly("signal");
        assertThat(acme.post("admin", "/v1/accounts/" + acme.account + "/signals", "{}")
                        .wrongFields())
                .containsExactly("signal");
        assertThat(signal("helpdesk", "mfaReset").status()).isEqualTo(403);
        assertThat(new Acme(replica)
                        .post("admin", "/v1/accounts/" + acme.account + "/signals", "{\"signal\":\"mfaReset\"}")
                        .status())
                .isEqualTo(404);
    }
}
