package dev.latchkey.quickstart.journey;

import static dev.latchkey.quickstart.journey.FakeLatchkey.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Command;
import dev.latchkey.quickstart.journey.program.Curl;
import dev.latchkey.quickstart.journey.program.Dovecot;
import dev.latchkey.quickstart.journey.program.Latchkey;
import dev.latchkey.quickstart.journey.program.Nginx;
import dev.latchkey.quickstart.journey.program.Postfix;
import dev.latchkey.quickstart.journey.program.Recipe;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.program.Swaks;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("front-doors")
class NginxMailRecipeIT {

    private static final String SECRET = "abcd-efgh-ijkl-mnop";
    private static final Nginx.MailPorts DOOR = Nginx.MailPorts.free();

    private static final Running RUNNING = new Running();
    private static FakeLatchkey latchkey;
    private static Certificate certificate;
    private static Curl curl;
    private static Postfix postfix;
    private static Dovecot dovecot;
    private static Nginx nginx;

    @BeforeAll
    static void start() {
        latchkey = RUNNING.add(new FakeLatchkey());
        TrialDirectory shared = RUNNING.directory("nginx-mail");
        certificate = Certificate.createIn(shared);
        curl = Curl.trusting(certificate);
        dovecot = backendFor("127.0.0.1/32");
        postfix = RUNNING.add(new Postfix(RUNNING.directory("postfix"), certificate).startBehindProxy("127.0.0.1"));
        latchkey.backend("imap", dovecot.ports().imap());
        latchkey.backend("pop3", dovecot.ports().pop3());
        latchkey.backend("smtp", postfix.smtp());
        nginx = RUNNING.add(Nginx.mail(shared, certificate, latchkey.latchkey(), DOOR));
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
    void imapOpensTheMailboxAndIsVerifiedOnce() {
        var seen = curl.signIn("imaps", DOOR.imaps(), "Alice@Example.test", SECRET);

        assertThat(seen.exit()).as(seen.output()).isZero();
        assertThat(seen.output()).contains("< * LIST (").contains("INBOX");
        assertThat(latchkey.attempts()).hasSize(1);
        var attempt = latchkey.attempts().getFirst();
        assertThat(attempt.protocol()).isEqualTo("imap");
        assertThat(attempt.login()).isEqualTo("Alice@Example.test");
        assertThat(attempt.address()).isEqualTo("127.0.0.1");
        assertThat(attempt.more()).containsEntry("Auth-SSL", "on").containsKey("Auth-SSL-Cipher");
    }

    /** The server behind ends sessions by it, and has no use for the device's secret. */
    @Test
    void serverBehindLearnsWhoseSessionItIsAndNotTheSecret() {
        curl.signIn("imaps", DOOR.imaps(), LOGIN, SECRET);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(dovecot.log()).content().contains("latchkey=<a1/c1>"));
        curl.signIn("imap", dovecot.ports().imap(), LOGIN, SECRET);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(dovecot.logLines())
                        .anyMatch(line -> line.contains("-login: Info: Log") && !line.contains("latchkey=<a1/c1>")));
        assertThat(dovecot.log()).content().doesNotContain(SECRET);
        assertThat(dovecot.setting("auth_cache_size")).isEqualTo("0");
    }

    @Test
    void takesMessagesAsLargeAsItSaysAndNoLarger() throws IOException {
        assertThat(Files.readString(Recipe.of("nginx-mail").directory().resolve("nginx.conf")))
                .contains("\"SIZE " + postfix.setting("message_size_limit") + "\"");
        var directory = RUNNING.directory("attachment");
        var scan = Files.write(directory.path().resolve("scan"), new byte[12_000_000]);

        assertTaken(Swaks.sendLarge(DOOR.smtps(), Swaks.Tls.FROM_THE_START, LOGIN, SECRET, scan));
    }

    @Test
    void runsAsTheUserThatDebianGivesIt() {
        assertThat(nginx.users()).contains("www-data").doesNotContain("nobody");
    }

    @Test
    void pop3OpensTheMailbox() {
        var seen = curl.signIn("pop3s", DOOR.pop3s(), LOGIN, SECRET);

        assertThat(seen.exit()).as(seen.output()).isZero();
        assertThat(latchkey.attempts())
                .extracting(FakeLatchkey.Attempt::protocol)
                .containsExactly("pop3");
    }

    @Test
    void smtpTakesTheMessageOverTlsFromTheStart() {
        assertTaken(Swaks.send(DOOR.smtps(), Swaks.Tls.FROM_THE_START, LOGIN, SECRET, "LOGIN"));
    }

    @Test
    void smtpTakesTheMessageAfterStarttls() {
        assertTaken(Swaks.send(DOOR.submission(), Swaks.Tls.STARTTLS, LOGIN, SECRET, "PLAIN"));
    }

    @Test
    void submissionOffersNoSignInBeforeStarttls() {
        var seen = curl.signIn("smtp", DOOR.submission(), LOGIN, SECRET);

        assertThat(seen.output()).contains("STARTTLS").doesNotContain("AUTH PLAIN", "250 AUTH", "250-AUTH");
        assertThat(latchkey.attempts()).isEmpty();
    }

    @Test
    void wrongSecretIsRefusedInEachProtocolsWords() {
        assertThat(curl.signIn("imaps", DOOR.imaps(), LOGIN, "wrong").output())
                .contains(" NO [AUTHENTICATIONFAILED] Authentication failed");
        assertThat(curl.signIn("pop3s", DOOR.pop3s(), LOGIN, "wrong").output())
                .contains("-ERR [AUTH] Authentication failed");
        assertThat(smtp("wrong").output()).contains("535 5.7.8 Authentication failed");
    }

    @Test
    void sayingThatLatchkeyCannotRecordIsTemporary() {
        latchkey.cannotRecord();

        assertSaidTemporary(DOOR);
    }

    @Test
    void latchkeySwitchedOffIsTemporary() {
        try (WrongSource door = new WrongSource(FakeLatchkey.switchedOff())) {
            assertThat(smtp(door.ports(), SECRET).output())
                    .contains("451 4.3.2")
                    .doesNotContain("535");
            assertThat(curl.signIn("imaps", door.ports().imaps(), LOGIN, SECRET).output())
                    .contains("BAD internal server error");
            assertThat(curl.signIn("pop3s", door.ports().pop3s(), LOGIN, SECRET).output())
                    .contains("-ERR internal server error");
        }
    }

    @Test
    void doorWithAWrongKeyIsTemporaryBecauseNoDeviceIsToBlame() {
        try (WrongSource door = new WrongSource(latchkey.latchkey().withKey("lkd_another"))) {
            assertSaidTemporary(door.ports());
        }
        assertThat(latchkey.attempts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with spaces and 100%", "a%41+b%2Bc", "quo\"te\\back", "grüße 日本 🔑", "a:b", "\u00a0nbsp"})
    void secretArrivesByteForByte(String secret) {
        latchkey.reset(secret);

        for (String mechanism : new String[] {"AUTH=PLAIN", "AUTH=LOGIN"}) {
            var seen = curl.signIn("imaps", DOOR.imaps(), LOGIN, secret, "--login-options", mechanism);
            assertThat(latchkey.attempts())
                    .as(mechanism + seen.output())
                    .last()
                    .extracting(FakeLatchkey.Attempt::secret)
                    .isEqualTo(secret);
            assertThat(seen.exit()).as(mechanism + "\n" + seen.output()).isZero();
        }
    }

    @Test
    void secretThatIsNotUtf8IsRefusedWithoutHarm() {
        var seen = curl.in(StandardCharsets.ISO_8859_1).signIn("imaps", DOOR.imaps(), LOGIN, "grüße");

        assertThat(seen.output()).contains(" NO [AUTHENTICATIONFAILED] Authentication failed");
    }

    @Test
    void backendTakesNobodysWordButTheProxys() throws Exception {
        try (Dovecot elsewhere = backendFor("192.0.2.1/32")) {
            var seen = curl.signIn("imap", elsewhere.ports().imap(), LOGIN, SECRET);
            assertThat(seen.output()).contains("NO [AUTHENTICATIONFAILED]");
        }
    }

    @Test
    void backendRelaysForNobodyWhoGoesRoundTheProxy() {
        assertThat(Swaks.sendWithoutSigningIn(postfix.smtp(), Swaks.Tls.NONE).output())
                .contains("554 5.7.1")
                .doesNotContain("queued");
        assertThat(Swaks.send(postfix.smtp(), Swaks.Tls.NONE, LOGIN, SECRET, "PLAIN")
                        .output())
                .contains("454 4.7.0")
                .doesNotContain("235 ", "535 ");
    }

    /** A server that has hung up when Postfix' first words come ends the process that said them, and the client's mail. */
    @Test
    void serviceThatVerifiesNobodyHearsPostfixOutBeforeItHangsUp() throws IOException {
        try (var client = SocketChannel.open(UnixDomainSocketAddress.of(postfix.socket("latchkey-nobody")))) {
            client.configureBlocking(false);
            await().during(Duration.ofMillis(400)).until(() -> client.read(ByteBuffer.allocate(64)) == 0);
            client.configureBlocking(true);

            client.write(ByteBuffer.wrap("VERSION\t1\t1\nCPID\t1\n".getBytes(StandardCharsets.US_ASCII)));

            assertThat(Channels.newInputStream(client).readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nDONE\n");
        }
    }

    private static void assertTaken(Command.Outcome seen) {
        assertThat(seen.exit()).as(seen.output()).isZero();
        assertThat(seen.output()).contains("235 ").contains("250 2.0.0 Ok: queued");
        assertThat(postfix.log())
                .content()
                .contains("client=unknown[127.0.0.1], sasl_method=XCLIENT, sasl_username=" + LOGIN);
        assertThat(latchkey.attempts())
                .extracting(FakeLatchkey.Attempt::protocol)
                .containsExactly("smtp");
    }

    private static void assertSaidTemporary(Nginx.MailPorts door) {
        assertThat(curl.signIn("imaps", door.imaps(), LOGIN, SECRET).output())
                .contains(" NO [UNAVAILABLE] Temporary server problem");
        assertThat(curl.signIn("pop3s", door.pop3s(), LOGIN, SECRET).output())
                .contains("-ERR [SYS/TEMP] Temporary server problem");
        assertThat(smtp(door, SECRET).output())
                .contains("451 4.3.0 Temporary server problem")
                .doesNotContain("535");
    }

    /** A second nginx, which asks another Latchkey, or with another key. */
    private record WrongSource(TrialDirectory directory, Nginx.MailPorts ports, Nginx nginx) implements AutoCloseable {

        WrongSource(Latchkey asked) {
            this(TrialDirectory.create("nginx-mail"), Nginx.MailPorts.free(), asked);
        }

        private WrongSource(TrialDirectory directory, Nginx.MailPorts ports, Latchkey asked) {
            this(directory, ports, Nginx.mail(directory, certificate, asked, ports));
        }

        @Override
        public void close() {
            nginx.close();
            directory.close();
        }
    }

    private static Command.Outcome smtp(String secret) {
        return smtp(DOOR, secret);
    }

    private static Command.Outcome smtp(Nginx.MailPorts door, String secret) {
        return Swaks.send(door.smtps(), Swaks.Tls.FROM_THE_START, LOGIN, secret, "PLAIN");
    }

    private static Dovecot backendFor(String proxyNetworks) {
        TrialDirectory directory = RUNNING.directory("dovecot");
        return RUNNING.add(
                Dovecot.behindProxy(proxyNetworks, directory, certificate).start());
    }
}
