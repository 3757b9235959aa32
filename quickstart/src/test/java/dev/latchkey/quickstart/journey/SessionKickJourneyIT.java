package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Dovecot;
import dev.latchkey.quickstart.journey.program.ImapSession;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mail program that is signed in already does not outlive its app password. */
@Journey
class SessionKickJourneyIT {
    private static final Running RUNNING = new Running();

    private static Acme acme;
    private static Certificate certificate;
    private static Dovecot dovecot;

    @BeforeAll
    static void start(WholeSystem shared) {
        acme = shared.acme();
        var directory = RUNNING.directory("kicking");
        certificate = Certificate.createIn(directory);
        var door = acme.door("kicking", Set.of("imap"), Set.of("mail"), Map.of());
        dovecot = RUNNING.add(
                Dovecot.asking(door.latchkey(), directory, certificate).start());
        RUNNING.add(dovecot.startKicks(shared.installation().kafka()));
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static ImapSession signedIn(AppPassword password) {
        return ImapSession.open(
                dovecot.ports().imaps(), certificate, password.account().login(), password.secret());
    }

    @Test
    void sessionEndsWithItsAppPasswordAndNobodyElseNotices() {
        var lost = acme.issue(acme.account("kicked"), "Lost phone");
        var bystander = acme.issue(acme.account("bystander"), "Laptop");
        try (var phone = signedIn(lost);
                var laptop = signedIn(bystander)) {
            assertThat(phone.isOpen()).isTrue();

            acme.revoke(lost);

            await().atMost(Duration.ofSeconds(15)).until(phone::wasEnded);
            assertThat(laptop.isOpen()).isTrue();
        }
    }
}
