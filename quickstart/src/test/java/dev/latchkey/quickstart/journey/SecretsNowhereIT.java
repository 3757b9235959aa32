package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.embedded.FreePort;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.program.EchoSite;
import dev.latchkey.quickstart.journey.program.Nginx;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Door;
import dev.latchkey.quickstart.journey.system.Everything;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import dev.latchkey.quickstart.journey.system.MailSite;
import dev.latchkey.quickstart.journey.system.Traces;
import dev.latchkey.quickstart.journey.system.WebClient;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Secrets are nowhere: not in a log, not on a topic, not in the database. */
@Journey
class SecretsNowhereIT {

    private static final String AT_HOME = "127.0.4.1";
    private static final String MAIN_PASSWORD = "Correct-Horse-" + Acme.unique("battery") + "!";
    private static final Running RUNNING = new Running();

    private static WholeSystem system;
    private static Acme acme;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void noSecretIsFoundAnywhere() throws IOException {
        var account = acme.account("discreet");
        var password = acme.issue(account, "Diary");
        var door = acme.door("web", Set.of("http"), Set.of("files"), Map.of());
        var service = acme.jsonDoor();
        var webhookSecret = subscribe();
        int signIns = signInEverywhere(password, new MailSite(acme), site(door), service);
        sayNonsense(service, password);
        acme.revoke(password);
        assertThat(service.signIn(password.in(AT_HOME), "imap")).isEqualTo(Heard.REFUSED);
        system.log().exactly(signIns + 1, account);

        var secrets = new Traces()
                .ofSecret("app password", password.secret())
                .ofSecret("mistyped app password", password.mistyped().secret())
                .of("main password", MAIN_PASSWORD)
                .of("Basic credentials", account.login() + ":" + password.secret())
                .of("door key", door.latchkey().doorKey())
                .of("door key", service.door().latchkey().doorKey())
                .of("webhook secret", webhookSecret.replace("whsec_", ""));
        var login = new Traces().of("login", account.login());
        var leaks = new ArrayList<String>();
        var placesWithLogin = new TreeSet<String>();
        Everything.visit(system, (place, content) -> {
            secrets.in(content).forEach(what -> leaks.add(what + " in " + place));
            login.in(content).forEach(found -> placesWithLogin.add(place));
        });

        assertThat(leaks).isEmpty();
        assertFindsWhatIsThere(placesWithLogin);
    }

    private static WebClient site(Door door) {
        var behind = RUNNING.add(new EchoSite());
        int port = FreePort.find();
        RUNNING.add(Nginx.http(RUNNING.directory("nginx-http"), door.latchkey(), port, behind.uri()));
        return new WebClient(port);
    }

    /** Returns the number of attempts. */
    private static int signInEverywhere(AppPassword password, MailSite mail, WebClient site, JsonDoor service) {
        RUNNING.add(mail);
        var right = password.in(AT_HOME);
        var typed = List.of(right, password.mistyped().in(AT_HOME), right.typing(MAIN_PASSWORD));
        for (var device : typed) {
            var expected = device == right ? Heard.ACCEPTED : Heard.REFUSED;
            assertThat(mail.everywhere(device)).values().containsOnly(expected);
            assertThat(site.signIn(device)).isEqualTo(expected);
            assertThat(service.signIn(device, "imap")).isEqualTo(expected);
        }
        return typed.size() * (mail.doors().size() + 2);
    }

    /** Errors must not quote what they are about. */
    private static void sayNonsense(JsonDoor service, AppPassword password) throws IOException {
        var secret = password.secret();
        for (var body : List.of(
                "{\"login\":\"a@acme.example\",\"secret\":\"" + secret,
                "{\"secret\":\"" + secret + "\",\"" + secret + "\":1}",
                "{\"login\":{\"secret\":\"" + secret + "\"},\"protocol\":\"imap\"}",
                secret)) {
            assertThat(service.send(body.getBytes(StandardCharsets.UTF_8)).status())
                    .isEqualTo(400);
        }
        service.send(
                        "{}".getBytes(StandardCharsets.UTF_8),
                        service.door().latchkey().doorKey() + "x")
                .expect(401);
    }

    private static String subscribe() {
        var request = Map.of("kind", "webhook", "url", "http://127.0.0.1:9/", "detectors", List.of("passwordSpray"));
        var made = system.api()
                .post(Api.ANALYST, Port.NOTIFIER, "/v1/subscriptions", request)
                .expect(201)
                .json();
        return made.path("secret").asString();
    }

    /** The search itself can find: the login is in each kind of place. */
    private static void assertFindsWhatIsThere(Set<String> places) {
        for (var kind : List.of("topic latchkey.sign-ins", "collection audit.", "file data/kafka", "door log")) {
            assertThat(places).as(kind).anyMatch(place -> place.startsWith(kind));
        }
    }
}
