package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A front door that may not speak is its operator's mistake: no device hears of it that its password is wrong. */
class MisconfiguredDoorIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final String secret = acme.issue().secret();

    private String door(String protocols, String more) {
        String key = acme.door("m-" + acme.tenant, protocols, more).field("key");
        assertThat(key).isNotEmpty();
        Acme.SECRETS.add(key);
        return key;
    }

    private String status(String key) {
        return acme.nginx(replica, key, acme.login, secret).header("Auth-Status");
    }

    private void isTemporary(String key, String login) {
        Answer nginx = acme.nginx(replica, key, login, secret);
        assertThat(nginx.header("Auth-Status")).startsWith("[UNAVAILABLE]");
        assertThat(nginx.header("Auth-Error-Code")).isEqualTo("451 4.3.0");
        assertThat(acme.passdb(replica, key, login, secret).status()).isEqualTo(503);
        assertThat(acme.held(replica, key, login, "imap")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"pop3\",\"http\"' |",
                "'\"imap\"' | ',\"clientAddresses\":[\"10.0.0.0/8\"]'",
                "'\"imap\"' | ',\"tenants\":[\"elsewhere\"]'",
            })
    void isTemporaryForWhatItsRegistrationDoesNotName(String protocols, String more) {
        isTemporary(door(protocols, more == null ? "" : more), acme.login);
        assertThat(TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.reason()).isEqualTo(SignInReason.DOOR_NOT_ALLOWED));
    }

    private Answer web(String key, String... more) {
        String pair = Base64.getEncoder().encodeToString((acme.login + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return replica.doors.get(
                "/v1/doors/forward-auth",
                ApiClient.with(
                        more, "X-Latchkey-Door-Key", key, "Authorization", "Basic " + pair, "X-Real-IP", "192.0.2.7"));
    }

    /** As nginx auth_request, Traefik and Envoy hand it on: no device takes 403 for a wrong password, nor is asked for another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"imap\"' | '' | mail",
                "'\"http\"' | ',\"clientAddresses\":[\"10.0.0.0/8\"]' | mail",
                "'\"http\"' | ',\"tenants\":[\"elsewhere\"]' | mail",
                "'\"http\"' | '' | wiki",
            })
    void isForbiddenToWebClients(String protocols, String more, String service) {
        Answer answer = web(door(protocols, more), "X-Latchkey-Service", service);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.header("X-Latchkey-Login")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pop3, mail, 192.0.2.7",
        "imaps, mail, 192.0.2.7",
        "imap, archive, 192.0.2.7",
        "imap, mail, 198.51.100.7"
    })
    void isForbiddenToServicesThatAskByJson(String protocol, String service, String address) {
        String key = door("\"imap\"", ",\"clientAddresses\":[\"192.0.2.0/24\"]");
        String question = "\"login\":\"%s\",\"protocol\":\"%s\",\"service\":\"%s\",\"address\":\"%s\""
                .formatted(acme.login, protocol, service, address);
        assertThat(replica.doors
                        .post(
                                "/v1/sign-ins",
                                "{%s,\"secret\":\"%s\"}".formatted(question, secret),
                                "X-Latchkey-Door-Key",
                                key)
                        .status())
                .isEqualTo(403);
        assertThat(replica.doors
                        .post("/v1/decisions", "{" + question + "}", "X-Latchkey-Door-Key", key)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void isTemporaryFromWhereItDoesNotBelong() {
        isTemporary(door("\"imap\"", ",\"connectsFrom\":[\"203.0.113.0/24\"]"), acme.login);
    }

    @Test
    void isTemporaryWithAnotherKeyOrNone() {
        isTemporary("lkd_" + "A".repeat(43), acme.login);
        isTemporary("", acme.login);
    }

    @Test
    void isTemporaryOnceItIsRemoved() {
        String key = door("\"imap\"", "");
        assertThat(status(key)).isEqualTo("OK");
        String path = "/v1/front-doors/m-" + acme.tenant;
        String eTag = replica.api.get(path, acme.as("platform")).header("ETag");
        String[] platform = acme.as("platform");
        assertThat(replica.api
                        .send("DELETE", path, new byte[0], platform[0], platform[1], "If-Match", eTag)
                        .status())
                .isEqualTo(204);
        await().untilAsserted(() -> assertThat(status(key)).isNotEqualTo("OK"));
        isTemporary(key, acme.login);
    }

    /** Or the difference would tell which domains there are. */
    @ParameterizedTest
    @ValueSource(strings = {"anna@nowhere.example", "anna", "an na@nowhere.example"})
    void saysNothingElseOfALoginThatLeadsNowhere(String login) {
        isTemporary(door("\"imap\"", ",\"tenants\":[\"elsewhere\"]"), login);
    }
}
