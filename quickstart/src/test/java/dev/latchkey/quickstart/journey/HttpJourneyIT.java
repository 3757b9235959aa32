package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.embedded.FreePort;
import dev.latchkey.quickstart.journey.program.EchoSite;
import dev.latchkey.quickstart.journey.program.Nginx;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.Door;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.WebClient;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A backup program signs in at a web site behind nginx {@code auth_request}. */
@Journey
class HttpJourneyIT {

    private static final Running RUNNING = new Running();

    private static WholeSystem system;
    private static Acme acme;
    private static Door door;
    private static WebClient site;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        door = acme.door("web", Set.of("http"), Set.of("files"), Map.of());
        var behind = RUNNING.add(new EchoSite());
        int port = FreePort.find();
        RUNNING.add(Nginx.http(RUNNING.directory("nginx-http"), door.latchkey(), port, behind.uri()));
        site = new WebClient(port);
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void siteLearnsWhoSignedInAndTheLogWhichDevice() {
        var account = acme.account("backup");
        var password = acme.issue(account, "Backup of the attic ü");

        var answer = site.get(password.in("127.0.0.1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("X-latchkey-tenant: acme", "X-latchkey-account: " + account.id())
                .contains("X-latchkey-login: " + account.login(), "X-latchkey-credential: " + password.id())
                .contains("X-latchkey-label: Backup%20of%20the%20attic%20%C3%BC")
                .doesNotContain("Authorization", password.secret());
        var entry = system.log().exactly(1, account).getFirst();
        assertThat(entry.path("reason").asString()).isEqualTo("accepted");
        assertThat(entry.path("protocol").asString()).isEqualTo("http");
        assertThat(entry.path("service").asString()).isEqualTo("files");
        assertThat(entry.path("frontDoor").asString()).isEqualTo(door.id());
        assertThat(entry.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.path("client").asString()).isEqualTo("backup/1.0");
        assertThat(entry.path("credentialLabel").asString()).isEqualTo("Backup of the attic ü");
    }

    @Test
    void mistypedAndRevokedHearTheSameAndTheLogKnowsTheDifference() {
        var account = acme.account("careless");
        var password = acme.issue(account, "Sync");

        var mistyped = site.get(password.mistyped().in("127.0.0.1"));
        assertThat(site.get(password.in("127.0.0.1")).status()).isEqualTo(200);
        acme.revoke(password);
        var revoked = site.get(password.in("127.0.0.1"));

        assertThat(revoked.status()).isEqualTo(mistyped.status()).isEqualTo(401);
        assertThat(revoked.text()).isEqualTo(mistyped.text());
        assertThat(revoked.header("WWW-Authenticate"))
                .isEqualTo(mistyped.header("WWW-Authenticate"))
                .isEqualTo("Basic realm=\"Latchkey\", charset=\"UTF-8\"");
        assertThat(system.log().exactly(3, account))
                .extracting(entry -> entry.path("reason").asString())
                .containsExactly("revoked", "accepted", "mistyped");
    }

    @Test
    void oneForAnotherServiceIsRefused() {
        var account = acme.account("elsewhere");
        var password = acme.issue(Api.ADMIN, account, Map.of("label", "CRM", "services", List.of("crm")));

        assertThat(site.get(password.in("127.0.0.1")).status()).isEqualTo(401);

        assertThat(system.log().exactly(1, account))
                .extracting(entry -> entry.path("reason").asString())
                .containsExactly("serviceNotAllowed");
    }

    @Test
    void whoeverSaysNothingIsAskedForCredentials() {
        assertThat(site.getWithoutCredentials().status()).isEqualTo(401);
    }
}
