package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.embedded.FreePort;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.program.EchoSite;
import dev.latchkey.quickstart.journey.program.Nginx;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.Device;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import dev.latchkey.quickstart.journey.system.MailSite;
import dev.latchkey.quickstart.journey.system.WebClient;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Broker or database are away: what cannot be decided or recorded is temporary at every door, never a wrong password and
 * never let in; and when they are back, nobody has to lend a hand.
 */
@Journey
class StoppedBrokerJourneyIT {

    private static final String AT_HOME = "127.0.3.1";
    private static final Duration TO_RECOVER = Duration.ofSeconds(60);
    private static final Running RUNNING = new Running();

    private static WholeSystem system;
    private static Acme acme;
    private static MailSite mail;
    private static WebClient site;
    private static JsonDoor service;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        mail = RUNNING.add(new MailSite(acme));
        var web = acme.door("web", Set.of("http"), Set.of("files"), Map.of());
        var behind = RUNNING.add(new EchoSite());
        int port = FreePort.find();
        RUNNING.add(Nginx.http(RUNNING.directory("nginx-http"), web.latchkey(), port, behind.uri()));
        site = new WebClient(port);
        service = acme.jsonDoor();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void withoutBrokerNobodyIsLetInAndNobodyIsTurnedAway() throws IOException {
        assumeTrue(system.owns(Part.BROKER));
        var account = acme.account("patient");
        var device = acme.issue(account, "Scanner").in(AT_HOME);
        assertEverywhere(Heard.ACCEPTED, device);

        system.installation().stop(Part.BROKER);
        try {
            assertTemporaryEverywhere(device);
            assertTemporaryEverywhere(device.typing("Summer-2026!"));
            assertThat(Long.parseLong(service.ask(device, "imap").header("Retry-After")))
                    .isPositive();
            assertThat(health()).contains("DOWN");
        } finally {
            system.installation().start(Part.BROKER);
        }

        await().atMost(TO_RECOVER)
                .untilAsserted(() -> assertThat(service.signIn(device, "imap")).isEqualTo(Heard.ACCEPTED));
        assertEverywhere(Heard.ACCEPTED, device);
        assertEverywhere(Heard.REFUSED, device.typing("Summer-2026!"));
        assertThat(system.log().exactly(3 * doors() + 1, account)).isNotEmpty();
    }

    @Test
    void withoutDatabaseOnlyWhoIsRememberedIsLetIn() {
        assumeTrue(system.owns(Part.DATABASE));
        var known = acme.issue(acme.account("known"), "Laptop").in(AT_HOME);
        var unknown = acme.issue(acme.account("unknown"), "New laptop").in(AT_HOME);
        assertEverywhere(Heard.ACCEPTED, known);

        system.installation().stop(Part.DATABASE);
        try {
            assertTemporaryEverywhere(unknown);
            assertThat(service.signInOnce(known, "imap")).isNotEqualTo(Heard.REFUSED);
        } finally {
            system.installation().start(Part.DATABASE);
        }

        await().atMost(TO_RECOVER)
                .untilAsserted(() -> assertThat(service.signIn(unknown, "imap")).isEqualTo(Heard.ACCEPTED));
        assertEverywhere(Heard.ACCEPTED, unknown);
        assertEverywhere(Heard.ACCEPTED, known);
    }

    private static int doors() {
        return mail.doors().size() + 2;
    }

    private static void assertEverywhere(Heard expected, Device device) {
        assertThat(mail.everywhere(device)).values().containsOnly(expected);
        assertThat(site.signIn(device)).as("nginx auth_request").isEqualTo(expected);
        assertThat(service.signIn(device, "imap")).as("JSON door").isEqualTo(expected);
    }

    private static void assertTemporaryEverywhere(Device device) {
        assertThat(mail.everywhereOnce(device)).values().containsOnly(Heard.TEMPORARY);
        assertThat(site.signInOnce(device)).as("nginx auth_request").isEqualTo(Heard.TEMPORARY);
        assertThat(service.signInOnce(device, "imap")).as("JSON door").isEqualTo(Heard.TEMPORARY);
    }

    private static String health() {
        return system.api()
                .get(Api.PLATFORM, Port.CREDENTIAL_MANAGEMENT, "/actuator/health")
                .text();
    }
}
