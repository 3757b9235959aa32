package dev.latchkey.quickstart.journey;

import static dev.latchkey.quickstart.journey.FakeLatchkey.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Command;
import dev.latchkey.quickstart.journey.program.Curl;
import dev.latchkey.quickstart.journey.program.DebianSystem;
import dev.latchkey.quickstart.journey.program.Dovecot;
import dev.latchkey.quickstart.journey.program.Postfix;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.program.Swaks;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Mail arrives in the mailbox that its owner opens with an app password. */
@Tag("front-doors")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveryRecipe {

    private static final String SECRET = "abcd-efgh-ijkl-mnop";
    private static final String MESSAGE = "Subject: By the local agent\n\nHello.\n";

    private Running running;
    private TrialDirectory directory;
    private Certificate certificate;
    private FakeLatchkey latchkey;

    /** Whose programs they are. */
    abstract DebianSystem system();

    @BeforeEach
    void start() {
        running = new Running();
        directory = running.directory("delivery", system());
        certificate = Certificate.createIn(directory);
        latchkey = running.add(new FakeLatchkey());
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private Dovecot dovecot() {
        return Dovecot.asking(latchkey.latchkey(), directory, certificate);
    }

    @Test
    void mailForAUserWhoNeverSignedInIsThereWhenSheDoes() {
        var dovecot = running.add(dovecot().forPostfix().receiving().start());
        var postfix = running.add(new Postfix(running.directory("postfix", system()), certificate)
                .startDelivering(dovecot.saslSocket(), dovecot.lmtpSocket(), "example.test", LOGIN + " x\n"));

        var sent = Swaks.sendTo(LOGIN, postfix.smtp());
        assertThat(sent.output()).contains("250 2.0.0 Ok: queued");
        assertThat(Swaks.sendTo("stranger@example.test", postfix.smtp()).output())
                .contains("550 5.1.1")
                .doesNotContain("queued");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read(dovecot, LOGIN).output()).contains("A scan."));
    }

    @Test
    void localAgentDeliversToo() {
        var dovecot = running.add(dovecot().start());

        var delivered = dovecot.deliver(LOGIN, MESSAGE);

        assertThat(delivered.exit()).as(delivered.output()).isZero();
        assertThat(directory
                        .path()
                        .resolve("mail/" + LOGIN + "/Maildir/new")
                        .toFile()
                        .list())
                .as("the inbox is where any release has it")
                .hasSize(1);
        assertThat(read(dovecot, LOGIN).output()).contains("By the local agent");
    }

    /** The passdb goes, the userdb stays. */
    @Test
    void keepsMailWithinTheConfigurationThatDebianInstalls() {
        var dovecot = running.add(dovecot().withinDebians().start());

        assertThat(dovecot.deliver(LOGIN, MESSAGE).exit()).isZero();
        assertThat(read(dovecot, LOGIN).output()).contains("By the local agent");
        assertThat(dovecot.shownConfiguration())
                .containsPattern("driver = passwd|userdb passwd")
                .doesNotContain("pam");
    }

    /** A recipient from outside is nobody's path. */
    @Test
    void deliversIntoNoOtherDirectory() {
        var dovecot = running.add(dovecot().receiving().start());

        assertThat(dovecot.deliver("../elsewhere", MESSAGE).exit()).isNotZero();
        assertThat(directory.path().resolve("elsewhere")).doesNotExist();
    }

    /** Mail comes for alice, and she signs in as alice@example.test: one mailbox, that of the system's user. */
    @Test
    void unixUserOpensTheMailboxThatLocalMailGoesTo() {
        var home = directory.directoryOwnedBy("nobody", "home");
        var passwd = "alice:x:65534:65534::" + home + ":/bin/sh\n";
        var dovecot = running.add(dovecot().ofUnixUsers("example.test", passwd).start());

        assertThat(dovecot.deliver("alice", MESSAGE).exit()).isZero();
        assertThat(dovecot.deliver(LOGIN, MESSAGE).exit()).isZero();
        assertThat(dovecot.deliver("alice@elsewhere.test", MESSAGE).exit()).isEqualTo(67);

        assertThat(read(dovecot, LOGIN).output()).contains("By the local agent");
        assertThat(home.resolve("Maildir/cur").toFile().list()).hasSize(2);
    }

    @Test
    void mailForAUnixUserGoesWhereSheReadsIt() {
        var home = directory.directoryOwnedBy("nobody", "home");
        var passwd = "alice:x:65534:65534::" + home + ":/bin/sh\n";
        var dovecot = running.add(dovecot()
                .ofUnixUsers("example.test", passwd)
                .forPostfix()
                .receiving()
                .start());
        var postfix = running.add(new Postfix(running.directory("postfix", system()), certificate)
                .startDeliveringToUnixUsers(dovecot.saslSocket(), dovecot.lmtpSocket(), "example.test"));

        assertThat(Swaks.sendTo(LOGIN, postfix.smtp()).output()).contains("250 2.0.0 Ok: queued");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read(dovecot, LOGIN).output()).contains("A scan."));
    }

    private Command.Outcome read(Dovecot dovecot, String login) {
        return Curl.trusting(certificate).firstMessage(dovecot.ports().imaps(), login, SECRET);
    }
}
