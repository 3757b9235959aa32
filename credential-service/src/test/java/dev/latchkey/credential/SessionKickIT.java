package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.events.SessionKickRequested;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may not sign in any more is not to stay signed in. */
class SessionKickIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    private List<SessionKickRequested> kicks() {
        return TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, SessionKickRequested.class);
    }

    @Test
    void asksToEndTheSessionsOfWhatWasRevokedOrSuspended() {
        Issued lost = acme.issue();
        Issued doubtful = acme.issue();
        acme.revoke(lost);
        acme.post("admin", acme.passwords() + "/" + doubtful.id() + "/suspend", "{}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(kicks()).hasSize(2));
        assertThat(kicks()).extracting(SessionKickRequested::reason).containsExactlyInAnyOrder("revoked", "suspended");
        assertThat(kicks()).extracting(SessionKickRequested::login).containsOnly(acme.login);
        assertThat(kicks())
                .extracting(SessionKickRequested::credential)
                .containsExactlyInAnyOrder(lost.id(), doubtful.id());
    }

    @Test
    void asksToEndAllSessionsOfADisabledAccount() {
        acme.issue();
        acme.patch("admin", "/v1/accounts/" + acme.account, "{\"state\":\"disabled\"}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(kicks()).singleElement().satisfies(kick -> {
                    assertThat(kick.reason()).isEqualTo("accountDisabled");
                    assertThat(kick.credential()).isNull();
                }));
    }
}
