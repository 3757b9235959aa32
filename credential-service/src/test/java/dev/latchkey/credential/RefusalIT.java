package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No oracle: whatever a refusal is for, it looks the same, and is not sooner. */
class RefusalIT {
    private static final Duration FLOOR = Duration.ofMillis(300);
    private static Replica replica;
    private static Acme acme;
    private static final Map<String, String> SECRETS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        replica = new Replica(Shared.around(), "patient");
        acme = new Acme(replica);
        Issued revoked = acme.issue();
        acme.signIn(revoked.secret());
        acme.revoke(revoked);
        SECRETS.put("no app password", "Winter2026!");
        SECRETS.put("unknown", AppPasswordSecret.random(SecretFormat.SHORT).shownOnce());
        SECRETS.put("revoked", revoked.secret());
        SECRETS.put(
                "for another protocol",
                acme.issue("{\"label\":\"x\",\"protocols\":[\"pop3\"]}").secret());
        SECRETS.put(
                "for another network",
                acme.issue("{\"label\":\"x\",\"networks\":[\"10.0.0.0/8\"]}").secret());
    }

    @AfterAll
    static void stop() {
        replica.close();
    }

    private static void isHeldBack(String what, Supplier<Answer> asking, String shape) {
        long start = System.nanoTime();
        Answer answer = asking.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isGreaterThanOrEqualTo(FLOOR);
        assertThat(shapeOf(answer)).as(what).isEqualTo(shape);
    }

    private static String shapeOf(Answer answer) {
        Map<String, Object> headers = new java.util.TreeMap<>(answer.headers().map());
        return answer.status() + " " + headers + " " + answer.text().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Answer forwardAuth(String authorization) {
        return replica.doors.get(
                "/v1/doors/forward-auth",
                "X-Latchkey-Door-Key",
                acme.key,
                "Authorization",
                authorization,
                "X-Real-IP",
                "203.0.113.20");
    }

    private static Answer passdb(String password) {
        String body = "{\"user\":\"%s\",%s\"service\":\"imap\",\"rip\":\"203.0.113.21\"}";
        return replica.doors.send(
                "POST",
                "/v1/doors/dovecot/passdb",
                body.formatted(acme.login, password).getBytes(StandardCharsets.ISO_8859_1),
                "X-Latchkey-Door-Key",
                acme.key);
    }

    private static List<SignInRecorded> onRecord(String tenant, String address) {
        return TopicView.events(Shared.around(), Topic.SIGN_INS, tenant, SignInRecorded.class).stream()
                .filter(each -> address.equals(each.address()))
                .toList();
    }

    /** Its form is its own, but whether it is looked at is told to nobody, and owners read of it in the log. */
    @Test
    void takesAsLongAndIsOnRecordWhereItCannotBeASecret() {
        String http = shapeOf(forwardAuth(basic(acme.login + ":wrong")));
        for (String authorization : List.of(
                "Basic !!!",
                "Basic " + "/".repeat(11),
                basic("nobody"),
                basic(acme.login + ":M\u00FCller"),
                basic(acme.login + ":"),
                basic(acme.login + ":" + "x".repeat(2_000)),
                basic("an na@" + acme.domain + ":wrong"))) {
            isHeldBack(authorization, () -> forwardAuth(authorization), http);
        }
        String mismatch = shapeOf(passdb("\"password\":\"wrong\","));
        for (String password : List.of(
                "",
                "\"password\":\"\",",
                "\"password\":\"M\u00FCller\",",
                "\"password\":\"%s\",".formatted("x".repeat(2_000)))) {
            isHeldBack(password, () -> passdb(password), mismatch);
        }
        assertThat(onRecord(acme.tenant, "203.0.113.20")).hasSize(5);
        assertThat(onRecord(acme.tenant, "203.0.113.21")).hasSize(5);
        assertThat(onRecord(ReservedTenants.UNASSIGNED, "203.0.113.20"))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.reason()).isEqualTo(SignInReason.NOT_AN_APP_PASSWORD));
    }

    @Test
    void looksTheSameWhateverItIsFor() {
        String json = shapeOf(acme.signIn("first-of-all"));
        String http = shapeOf(acme.forwardAuth(replica, "first-of-all"));
        String nginx = shapeOf(acme.nginx(replica, "first-of-all"));
        String passdb = shapeOf(acme.passdb(replica, "first-of-all"));
        SECRETS.forEach((what, secret) -> {
            isHeldBack(what, () -> acme.signIn(secret), json);
            isHeldBack(what, () -> acme.nginx(replica, secret), nginx);
            isHeldBack(what, () -> acme.passdb(replica, secret), passdb);
        });
        String other = SECRETS.get("unknown");
        isHeldBack("another protocol", () -> acme.forwardAuth(replica, other), http);
        isHeldBack("nobody", () -> acme.signIn(replica, "nobody@" + acme.domain, other), json);
        isHeldBack("nowhere", () -> acme.signIn(replica, "nobody@nowhere.example", other), json);
    }
}
