package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AccessDecided;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.events.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditional access for services that find out by themselves who somebody is. */
class DecisionIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final PoliciesInForce policies = new PoliciesInForce(replica, acme.tenant);

    private Answer decide(String login, String protocol) {
        return replica.doors.post(
                "/v1/decisions",
                "{\"login\":\"%s\",\"protocol\":\"%s\",\"address\":\"192.0.2.7\"}".formatted(login, protocol),
                "X-Latchkey-Door-Key",
                acme.key);
    }

    private AccessDecided recorded(Answer answer) {
        assertThat(answer.field("id")).isNotEmpty();
        return decisions().getLast();
    }

    private List<AccessDecided> decisions() {
        return TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AccessDecided.class);
    }

    private static String blocking(String protocol) {
        return """
                {"id":"p","name":"Rule p","state":"on","effect":"block",
                 "conditions":{"protocols":{"include":["%s"],"exclude":[]}}}""".formatted(protocol);
    }

    @Test
    void allowsWhatNoPolicyBlocks() {
        policies.are("", blocking("smtp"));
        Answer answer = decide(acme.login, "imap");
        assertThat(answer.field("verdict")).isEqualTo("allowed");
        assertThat(answer.field("version")).isEqualTo("1");
        AccessDecided event = recorded(answer);
        assertThat(event.result()).isEqualTo(SignInResult.ACCEPTED);
        assertThat(event.account()).isEqualTo(acme.account);
        assertThat(event.policies())
                .singleElement()
                .satisfies(each -> assertThat(each.result()).isEqualTo("notApplied"));
        assertThat(TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class))
                .as("it is no sign-in")
                .isEmpty();
    }

    @Test
    void blocksWhatAPolicyBlocksAndSaysWhyOnTheRecord() {
        policies.are("", blocking("imap"));
        Answer answer = decide(acme.login, "imap");
        assertThat(answer.field("verdict")).isEqualTo("blocked");
        assertThat(answer.text()).doesNotContain("Rule p");
        assertThat(recorded(answer).reason()).isEqualTo(SignInReason.BLOCKED_BY_POLICY);
    }

    @Test
    void blocksWhoseLoginLeadsNowhere() {
        Answer answer = decide("nobody-" + acme.login, "imap");
        assertThat(answer.field("verdict")).isEqualTo("blocked");
        assertThat(recorded(answer).reason()).isEqualTo(SignInReason.ACCOUNT_UNKNOWN);
    }

    @Test
    void blocksAnAccountThatIsSwitchedOff() {
        assertThat(decide(acme.login, "imap").field("verdict")).isEqualTo("allowed");
        acme.patch("admin", "/v1/accounts/" + acme.account, "{\"state\":\"disabled\"}");
        await().untilAsserted(() ->
                assertThat(decide(acme.login, "imap").field("verdict")).isEqualTo("blocked"));
        assertThat(decisions().getLast().reason()).isEqualTo(SignInReason.ACCOUNT_DISABLED);
    }

    /** Or the difference would tell which domains there are. */
    @Test
    void doesNotTellThatALoginIsOfATenantWhichIsNotTheDoors() {
        String key = acme.door("e-" + acme.tenant, "\"imap\"", ",\"tenants\":[\"elsewhere\"]")
                .field("key");
        Acme.SECRETS.add(key);
        for (String login : List.of(acme.login, "anna@nowhere.example")) {
            Answer answer = replica.doors.post(
                    "/v1/decisions",
                    "{\"login\":\"%s\",\"protocol\":\"imap\"}".formatted(login),
                    "X-Latchkey-Door-Key",
                    key);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).doesNotContain("nowhere", acme.tenant);
        }
        assertThat(decisions().getLast().reason()).isEqualTo(SignInReason.DOOR_NOT_ALLOWED);
    }

    @Test
    void tellsADoorNothingThatMayNotAsk() {
        assertThat(decide(acme.login, "gopher").status()).isEqualTo(403);
        Answer stranger = replica.doors.post(
                "/v1/decisions",
                "{\"login\":\"%s\",\"protocol\":\"imap\"}".formatted(acme.login),
                "X-Latchkey-Door-Key",
                "wrong");
        assertThat(stranger.status()).isEqualTo(401);
    }
}
