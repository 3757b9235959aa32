package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
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
