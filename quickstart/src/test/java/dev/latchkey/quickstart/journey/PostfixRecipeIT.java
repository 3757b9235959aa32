package dev.latchkey.quickstart.journey;

import static dev.latchkey.quickstart.journey.FakeLatchkey.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Command;
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

@Tag("front-doors")
class PostfixRecipeIT {

    private static final String SECRET = "abcd-efgh-ijkl-mnop";
    private static final Running RUNNING = new Running();

    private static TrialDirectory mailStore;
    private static TrialDirectory submission;
    private static Certificate certificate;
    private static FakeLatchkey latchkey;
    private static Dovecot dovecot;
    private static Postfix postfix;

    @BeforeAll
    static void start() {
        mailStore = RUNNING.directory("dovecot");
        submission = RUNNING.directory("postfix");
        certificate = Certificate.createIn(submission);
        latchkey = RUNNING.add(new FakeLatchkey());
        dovecot = RUNNING.add(Dovecot.asking(latchkey.latchkey(), mailStore, certificate)
                .forPostfix()
                .start());
        postfix = RUNNING.add(new Postfix(submission, certificate).startWithDovecot(dovecot.saslSocket()));
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
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
        try (TrialDirectory store = TrialDirectory.create("dovecot");
                TrialDirectory queue = TrialDirectory.create("postfix")) {
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

    private static Command.Outcome send(String secret) {
        return Swaks.send(postfix.smtp(), Swaks.Tls.STARTTLS, LOGIN, secret, "PLAIN");
    }
}
