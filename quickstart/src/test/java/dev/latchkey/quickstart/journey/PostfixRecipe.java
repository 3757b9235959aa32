package dev.latchkey.quickstart.journey;

import static dev.latchkey.quickstart.journey.FakeLatchkey.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Command;
import dev.latchkey.quickstart.journey.program.DebianSystem;
import dev.latchkey.quickstart.journey.program.Dovecot;
import dev.latchkey.quickstart.journey.program.Postfix;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.program.Swaks;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for the recipe on each Debian. */
@Tag("front-doors")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostfixRecipe {

    private static final String SECRET = "abcd-efgh-ijkl-mnop";
    private final Running running = new Running();

    private TrialDirectory mailStore;
    private TrialDirectory submission;
    private Certificate certificate;
    private FakeLatchkey latchkey;
    private Dovecot dovecot;
    private Postfix postfix;

    /** Whose Postfix and Dovecot they are. */
    abstract DebianSystem system();

    @BeforeAll
    void start() {
        mailStore = running.directory("dovecot", system());
        submission = running.directory("postfix", system());
        certificate = Certificate.createIn(submission);
        latchkey = running.add(new FakeLatchkey());
        dovecot = running.add(Dovecot.asking(latchkey.latchkey(), mailStore, certificate)
                .forPostfix()
                .start());
        postfix = running.add(new Postfix(submission, certificate).startWithDovecot(dovecot.saslSocket()));
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @BeforeEach
    void reset() {
        latchkey.reset(SECRET);
    }

    @Test
    void takesTheMessageOfWhoSignsIn() {
        assertTaken(Swaks.send(postfix.smtp(), Swaks.Tls.STARTTLS, LOGIN, SECRET, "PLAIN"));
        assertTaken(Swaks.send(postfix.smtps(), Swaks.Tls.FROM_THE_START, LOGIN, SECRET, "LOGIN"));
        assertThat(latchkey.attempts())
                .extracting(FakeLatchkey.Attempt::protocol, FakeLatchkey.Attempt::address)
                .containsOnly(tuple("smtp", "127.0.0.1"))
                .hasSize(2);
        assertThat(latchkey.attempts())
                .as("Postfix tells no version, but takes none that is older")
                .allMatch(attempt -> attempt.more().get("tls_protocol").equals(">=TLSv1.2"));
        assertThat(postfix.setting("smtpd_tls_protocols")).isEqualTo(">=TLSv1.2");
        assertThat(postfix.setting("smtpd_tls_mandatory_protocols")).isEqualTo(">=TLSv1.2");
    }

    @Test
    void wrongSecretIsRefused() {
        assertThat(send("wrong").output()).contains("535 5.7.8");
    }

    @Test
    void nobodyRelaysWithoutSigningIn() {
        var seen = Swaks.sendWithoutSigningIn(postfix.smtp(), Swaks.Tls.STARTTLS);

        assertThat(seen.output()).contains("554 5.7.1").doesNotContain("queued");
    }

    @Test
    void sayingThatLatchkeyCannotRecordIsTemporary() {
        latchkey.cannotRecord();

        assertThat(send(SECRET).output()).contains("454 4.7.0").doesNotContain("535");
    }

    @Test
    void latchkeySwitchedOffIsTemporary() {
        try (TrialDirectory store = TrialDirectory.create("dovecot", system());
                TrialDirectory queue = TrialDirectory.create("postfix", system())) {
            try (Dovecot lonely = Dovecot.asking(FakeLatchkey.switchedOff(), store, certificate)
                            .forPostfix()
                            .start();
                    Postfix started = new Postfix(queue, certificate).startWithDovecot(lonely.saslSocket())) {
                assertThat(Swaks.send(started.smtp(), Swaks.Tls.STARTTLS, LOGIN, SECRET, "PLAIN")
                                .output())
                        .contains("454 4.7.0")
                        .doesNotContain("535");
            }
        }
    }

    private static void assertTaken(Command.Outcome seen) {
        assertThat(seen.exit()).as(seen.output()).isZero();
        assertThat(seen.output()).contains("235 2.7.0").contains("250 2.0.0 Ok: queued");
    }

    private Command.Outcome send(String secret) {
        return Swaks.send(postfix.smtp(), Swaks.Tls.STARTTLS, LOGIN, secret, "PLAIN");
    }
}
