package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AppPasswordPinned;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** App passwords that find their networks themselves. */
class PinIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    private String signInFrom(String address, Issued password) {
        Answer answer = replica.doors.post(
                "/v1/sign-ins",
                "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\",\"address\":\"%s\"}"
                        .formatted(acme.login, password.secret(), address),
                "X-Latchkey-Door-Key",
                acme.key);
        return answer.field("result");
    }

    private JsonNode view(Issued password) {
        return acme.get("admin", acme.passwords())
                .items()
                .filter(each -> each.path("id").asString().equals(password.id()))
                .findFirst()
                .orElseThrow();
    }

    private Answer pin(String role, Issued password, String json) {
        return replica.api.post(
                acme.passwords() + "/" + password.id() + "/pin",
                json,
                acme.as(role, role.equals("owner") ? acme.login : "person@" + acme.domain));
    }

    @Test
    void bindsItselfToTheNetworkOfItsFirstUse() {
        Issued scanner = acme.issue("{\"label\":\"Scanner\",\"pin\":{\"mode\":\"firstNetwork\"}}");
        assertThat(signInFrom("192.0.2.7", scanner)).isEqualTo("accepted");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(view(scanner).at("/networks/0").asString()).isEqualTo("192.0.2.0/24"));
        assertThat(signInFrom("192.0.2.99", scanner)).isEqualTo("accepted");
        assertThat(signInFrom("198.51.100.7", scanner)).isEqualTo("refused");
        assertThat(TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class)
                        .getLast()
                        .reason())
                .isEqualTo(SignInReason.NETWORK_NOT_ALLOWED);
        assertThat(TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordPinned.class))
                .singleElement()
                .satisfies(event -> assertThat(event.networks()).containsExactly("192.0.2.0/24"));
        assertThat(view(scanner).path("state").asString()).isEqualTo("active");
    }

    @Test
    void proposesWhereItWasUsedAndBindsItWhenItsOwnerSaysSo() {
        Issued phone = acme.issue("{\"label\":\"Phone\",\"pin\":{\"mode\":\"learn\",\"learnFor\":\"PT1S\"}}");
        assertThat(pin("owner", phone, "{}").status()).as("never used").isEqualTo(409);
        signInFrom("192.0.2.7", phone);
        signInFrom("2001:db8:1:2::3", phone);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(view(phone).at("/pin/proposed").size()).isEqualTo(2));
        assertThat(signInFrom("198.51.100.7", phone))
                .as("nothing is bound by itself")
                .isEqualTo("accepted");
        Answer bound = pin("owner", phone, "{\"networks\":[\"192.0.2.0/24\",\"2001:db8:1::/48\"]}");
        assertThat(bound.status()).as(bound.text()).isEqualTo(200);
        assertThat(signInFrom("192.0.2.7", phone)).isEqualTo("accepted");
        assertThat(signInFrom("198.51.100.7", phone)).isEqualTo("refused");
    }

    @Test
    void bindsToWhereItWasUsedWithoutBeingToldWhere() {
        Issued password = acme.issue();
        signInFrom("203.0.113.9", password);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(pin("admin", password, "{}").status()).isEqualTo(200));
        assertThat(view(password).at("/networks/0").asString()).isEqualTo("203.0.113.0/24");
    }

    @Test
    void letsItsOwnerNarrowItAndOnlyAnAdministratorWidenIt() {
        Issued bound = acme.issue("{\"label\":\"x\",\"networks\":[\"192.0.2.0/24\"]}");
        assertThat(pin("owner", bound, "{\"networks\":[\"0.0.0.0/0\"]}").status())
                .isEqualTo(409);
        assertThat(pin("helpdesk", bound, "{\"networks\":[\"0.0.0.0/0\"]}").status())
                .isEqualTo(403);
        assertThat(pin("admin", bound, "{\"networks\":[\"198.51.100.0/24\"]}").status())
                .isEqualTo(200);
        assertThat(signInFrom("198.51.100.7", bound)).isEqualTo("accepted");
        assertThat(pin("admin", bound, "{\"networks\":[]}").wrongFields()).containsExactly("networks");
        acme.revoke(bound);
        assertThat(pin("admin", bound, "{\"networks\":[\"198.51.100.0/24\"]}").status())
                .isEqualTo(409);
    }

    @Test
    void isEnoughWhereTheRulesAskForANetwork() {
        replica.api.send(
                "PUT",
                "/v1/tenants/" + acme.tenant + "/rules",
                "{\"networkNeededFor\":[\"smtp\"]}".getBytes(StandardCharsets.UTF_8),
                ApiClient.with(acme.as("admin"), "Content-Type", "application/json", "If-Match", "*"));
        Answer learning = replica.api.post(
                acme.passwords(), "{\"label\":\"x\",\"pin\":{\"mode\":\"learn\"}}", acme.as("owner", acme.login));
        assertThat(learning.wrongFields()).containsExactly("networks");
        assertThat(view(acme.issue("{\"label\":\"x\",\"pin\":{\"mode\":\"firstNetwork\"}}"))
                        .at("/pin/mode")
                        .asString())
                .isEqualTo("firstNetwork");
    }
}
