package dev.latchkey.quickstart.journey;

import static dev.latchkey.quickstart.journey.FakeLatchkey.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Command;
import dev.latchkey.quickstart.journey.program.Curl;
import dev.latchkey.quickstart.journey.program.DebianSystem;
import dev.latchkey.quickstart.journey.program.Dovecot;
import dev.latchkey.quickstart.journey.program.Latchkey;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the recipe of each release of Dovecot. */
@Tag("front-doors")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DovecotRecipe {

    private static final String SECRET = "abcd-efgh-ijkl-mnop";
    private final Running running = new Running();

    private TrialDirectory directory;
    private Certificate certificate;
    private FakeLatchkey latchkey;
    private Dovecot dovecot;
    private Curl curl;

    /** Whose Dovecot it is. */
    abstract DebianSystem system();

    @BeforeAll
    void start() {
        directory = running.directory("dovecot", system());
        certificate = Certificate.createIn(directory);
        curl = Curl.trusting(certificate);
        latchkey = running.add(new FakeLatchkey());
        dovecot = running.add(Dovecot.asking(latchkey.latchkey(), directory, certificate)
                .logging("latchkey_accepted")
                .start());
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
    void imapOpensTheMailboxOfTheLoginThatLatchkeyNames() throws Exception {
        var seen = imap("Alice@Example.test", SECRET);

        assertThat(seen.exit()).as(seen.output()).isZero();
        assertThat(seen.output()).contains("INBOX");
        assertThat(directory.path().resolve("mail/" + LOGIN)).isDirectory();
        assertThat(Files.readString(dovecot.log()).contains("accepted, app password a1/c1"))
                .as("%s names the app password", dovecot.log())
                .isTrue();
    }

    @Test
    void latchkeyLearnsWhatTheLogNeeds() {
        imap(LOGIN, SECRET);

        assertThat(latchkey.attempts()).hasSize(1);
        assertThat(latchkey.attempts().getFirst().more())
                .containsEntry("service", "imap")
                .containsEntry("rip", "127.0.0.1")
                .containsEntry("lip", "127.0.0.1")
                .containsEntry("secured", "TLS")
                .containsEntry("mech", "PLAIN")
                .containsKey("session");
    }

    /** A policy against missing or old TLS must not meet those who have it. */
    @Test
    void latchkeyLearnsHowTheConnectionIsProtected() {
        imap(LOGIN, SECRET);

        assertThat(latchkey.attempts().getFirst().more()).containsEntry("tls_protocol", ">=TLSv1.2");
        assertThat(dovecot.setting("ssl_min_protocol")).isEqualTo("TLSv1.2");
    }

    /** By the session that Latchkey was told, and the process that serves it. */
    @Test
    void loginLineSaysWhoseSessionItIs() {
        imap(LOGIN, SECRET);

        var session = latchkey.attempts().getFirst().more().get("session");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(dovecot.log())
                        .content()
                        .containsPattern("imap-login: (Info: )?(Login|Logged in): user=<" + LOGIN
                                + ">.* mpid=\\d+, .*session=<" + Pattern.quote(session) + ">, latchkey=<a1/c1>"));
    }

    @Test
    void eventSaysWhoseSessionItIs() {
        imap(LOGIN, SECRET);

        var session = latchkey.attempts().getFirst().more().get("session");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(dovecot.logLines())
                        .anyMatch(line -> line.contains("\"event\":\"latchkey_accepted\"")
                                && line.contains("\"latchkey\":\"a1/c1\"")
                                && line.contains(session)));
    }

    @Test
    void cachesNoAnswer() {
        assertThat(dovecot.setting("auth_cache_size")).isEqualTo("0");
    }

    @Test
    void pop3OpensTheMailbox() {
        var seen = pop3(SECRET);

        assertThat(seen.exit()).as(seen.output()).isZero();
        assertThat(latchkey.attempts())
                .extracting(FakeLatchkey.Attempt::protocol)
                .containsExactly("pop3");
    }

    @Test
    void wrongSecretIsRefused() {
        assertThat(imap(LOGIN, "wrong").output()).contains("NO [AUTHENTICATIONFAILED]");
        assertThat(pop3("wrong").output()).contains("-ERR [AUTH]");
    }

    @Test
    void acceptanceIsForgottenAtOnce() {
        assertThat(imap(LOGIN, SECRET).exit()).isZero();
        latchkey.revoke();

        assertThat(imap(LOGIN, SECRET).output()).contains("NO [AUTHENTICATIONFAILED]");
    }

    @Test
    void sayingThatLatchkeyCannotRecordIsTemporary() {
        latchkey.cannotRecord();

        assertThat(imap(LOGIN, SECRET).output()).contains("NO [UNAVAILABLE]").doesNotContain("AUTHENTICATIONFAILED");
        assertThat(pop3(SECRET).output()).contains("-ERR [SYS/TEMP]").doesNotContain("[AUTH]");
        assertThat(latchkey.attempts()).as("one attempt each, never repeated").hasSize(2);
    }

    @Test
    void latchkeySwitchedOffIsTemporary() {
        assertTemporaryWhen(FakeLatchkey.switchedOff());
    }

    @Test
    void doorWithAWrongKeyIsTemporaryBecauseNoDeviceIsToBlame() {
        assertTemporaryWhen(latchkey.latchkey().withKey("lkd_another"));
    }

    @Test
    void throttledSourceIsRefusedBeforeItsSecretIsLookedAt() {
        latchkey.throttles();

        assertThat(imap(LOGIN, SECRET).output()).contains("NO [AUTHENTICATIONFAILED]");
        assertThat(latchkey.attempts()).isEmpty();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(latchkey.policyCommands()).contains("allow", "report, policy_reject=true"));
    }

    @Test
    void lostPolicyServerLocksNobodyOut() {
        latchkey.policyFails();

        assertThat(imap(LOGIN, SECRET).exit()).isZero();
        assertThat(imap(LOGIN, "wrong").output()).contains("NO [AUTHENTICATIONFAILED]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quo\"te\\back/slash",
                "\u0002 control \u007f",
                "grüße 日本 🔑",
                "a:b",
                "100% {\"json\":1}",
                "\u00a0nbsp",
                "\\u0041"
            })
    void secretArrivesByteForByte(String secret) {
        latchkey.reset(secret);

        for (String mechanism : new String[] {"AUTH=PLAIN", "AUTH=LOGIN"}) {
            var seen = curl.signIn("imaps", dovecot.ports().imaps(), LOGIN, secret, "--login-options", mechanism);
            assertThat(latchkey.attempts())
                    .as(mechanism + seen.output())
                    .last()
                    .extracting(FakeLatchkey.Attempt::secret)
                    .isEqualTo(secret);
            assertThat(seen.exit()).as(mechanism + "\n" + seen.output()).isZero();
        }
    }

    @Test
    void keepsTheDoorKeyInOneFileThatOthersCannotRead() throws IOException {
        var key = latchkey.latchkey().doorKey();
        assertThat(imap(LOGIN, SECRET).exit()).isZero();
        assertThat(latchkey.policyCommands())
                .as("both of its askers know the key")
                .isNotEmpty();
        assertThat(permissionsOfFilesWith(key))
                .containsEntry("latchkey-door-key", "rw-r-----")
                .as("2.4 keeps what it has read of its configuration, for root")
                .allSatisfy((file, permissions) -> assertThat(file + " " + permissions)
                        .isIn("latchkey-door-key rw-r-----", "base/dovecot.conf.binary rw-------"));
        assertThat(dovecot.shownConfiguration()).contains("server_api_header").doesNotContain(key);
    }

    private Map<String, String> permissionsOfFilesWith(String text) throws IOException {
        Path all = directory.path().toRealPath();
        try (var files = Files.walk(all)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains(text))
                    .collect(Collectors.toMap(file -> all.relativize(file).toString(), DovecotRecipe::permissions));
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void dovecotItselfRefusesTabsAndLineEnds() {
        assertThat(imap(LOGIN, "a\tb").output()).contains("NO [AUTHENTICATIONFAILED]");
        assertThat(latchkey.attempts()).isEmpty();
    }

    @Test
    void secretInAnOlderCharacterSetIsReadAsLatin1() {
        latchkey.reset("grüße");

        var seen = curl.in(StandardCharsets.ISO_8859_1)
                .signIn("imaps", dovecot.ports().imaps(), LOGIN, "grüße");

        assertThat(seen.exit()).as(seen.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice+scanner@example.test", "ålice@example.test", "../../etc@example.test", "a\"b"})
    void loginReachesLatchkeyUnchanged(String login) {
        assertThat(imap(login, SECRET).output()).contains("NO [AUTHENTICATIONFAILED]");
        assertThat(latchkey.attempts()).extracting(FakeLatchkey.Attempt::login).containsExactly(login);
    }

    private void assertTemporaryWhen(Latchkey asked) {
        try (TrialDirectory other = TrialDirectory.create("dovecot", system());
                Dovecot elsewhere = Dovecot.asking(asked, other, certificate).start()) {
            assertThat(curl.signIn("imaps", elsewhere.ports().imaps(), LOGIN, SECRET)
                            .output())
                    .contains("NO [UNAVAILABLE]")
                    .doesNotContain("AUTHENTICATIONFAILED");
            assertThat(curl.signIn("pop3s", elsewhere.ports().pop3s(), LOGIN, SECRET)
                            .output())
                    .contains("-ERR [SYS/TEMP]");
        }
    }

    private Command.Outcome imap(String login, String secret) {
        return curl.signIn("imaps", dovecot.ports().imaps(), login, secret);
    }

    private Command.Outcome pop3(String secret) {
        return curl.signIn("pop3s", dovecot.ports().pop3s(), LOGIN, secret);
    }
}
