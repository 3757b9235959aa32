package dev.latchkey.quickstart.journey;

import static dev.latchkey.quickstart.journey.FakeLatchkey.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.embedded.FreePort;
import dev.latchkey.quickstart.journey.program.EchoSite;
import dev.latchkey.quickstart.journey.program.FastCgiApplication;
import dev.latchkey.quickstart.journey.program.Nginx;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("front-doors")
class NginxHttpRecipeIT {

    private static final String SECRET = "abcd-efgh-ijkl-mnop";
    private static final Running RUNNING = new Running();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static TrialDirectory directory;
    private static FakeLatchkey latchkey;
    private static EchoSite site;

    private static int port;

    @BeforeAll
    static void start() {
        directory = RUNNING.directory("nginx-http");
        latchkey = RUNNING.add(new FakeLatchkey());
        site = RUNNING.add(new EchoSite());
        port = FreePort.find();
        var application = RUNNING.add(new FastCgiApplication());
        RUNNING.add(Nginx.http(directory, latchkey.latchkey(), port, site.uri(), application.address()));
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
    void siteLearnsWhoSignedInAndNotTheSecret() {
        var answer = get(port, "/files?x=1", "Authorization", basic(LOGIN, SECRET));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("X-latchkey-login: " + LOGIN, "X-latchkey-credential: c1", "X-latchkey-label: the%20scanner")
                .doesNotContain("Authorization", "Door-key", "door-key");
    }

    @Test
    void latchkeyLearnsWhatTheLogNeeds() {
        get(port, "/", "Authorization", basic(LOGIN, SECRET), "User-Agent", "backup/1.0");

        assertThat(latchkey.attempts()).hasSize(1);
        assertThat(latchkey.attempts().getFirst().more())
                .containsEntry("User-Agent", "backup/1.0")
                .containsEntry("X-Latchkey-Service", "files")
                .containsEntry("X-Original-URI", "/");
    }

    @Test
    void clientCannotChooseItsAddressServiceOrIdentity() {
        var answer = get(
                port,
                "/",
                "Authorization",
                basic(LOGIN, SECRET),
                "X-Real-IP",
                "192.0.2.7",
                "X-Latchkey-Service",
                "payroll",
                "X-Latchkey-Login",
                "boss@example.test");

        assertThat(answer.body()).contains("X-latchkey-login: " + LOGIN).doesNotContain("boss@");
        assertThat(latchkey.attempts().getFirst().address()).isEqualTo("127.0.0.1");
        assertThat(latchkey.attempts().getFirst().more()).containsEntry("X-Latchkey-Service", "files");
    }

    /** One file for both: which service it is, each location says. */
    @Test
    void applicationByFastCgiLearnsWhoSignedInAndNotTheSecret() {
        var answer = get(
                port,
                "/app/x?y=1",
                "Authorization",
                basic(LOGIN, SECRET),
                "X-Latchkey-Login",
                "boss@example.test",
                "X-Latchkey-Account",
                "boss",
                "X-Other",
                "passes");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("HTTP_X_LATCHKEY_LOGIN=" + LOGIN + "\n", "REMOTE_USER=" + LOGIN + "\n")
                .contains("HTTP_X_LATCHKEY_ACCOUNT=a1\n", "HTTP_X_OTHER=passes\n", "QUERY_STRING=y=1\n")
                .doesNotContain("boss", "Basic", latchkey.latchkey().doorKey());
        assertThat(latchkey.attempts().getFirst().more()).containsEntry("X-Latchkey-Service", "calendar");
    }

    @Test
    void applicationByFastCgiIsAskedNothingForStrangers() {
        assertThat(get(port, "/app/", "Authorization", basic(LOGIN, "wrong")).statusCode())
                .isEqualTo(401);
        latchkey.cannotRecord();
        assertTemporary(get(port, "/app/", "Authorization", basic(LOGIN, SECRET)));
    }

    /** The door's first service would be taken for it. */
    @Test
    void locationThatDoesNotSayWhichServiceItIsLetsNobodyIn() throws IOException {
        int other = FreePort.find();
        try (TrialDirectory here = TrialDirectory.create("nginx-http");
                Nginx forgetful = Nginx.httpWithoutService(here, latchkey.latchkey(), other, site.uri())) {
            assertTemporary(get(other, "/", "Authorization", basic(LOGIN, SECRET)));
        }
        assertThat(latchkey.attempts()).isEmpty();
    }

    @Test
    void clientWithoutCredentialsIsAskedForThem() {
        var answer = get(port, "/");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Basic realm=\"Latchkey\", charset=\"UTF-8\"");
    }

    @Test
    void wrongSecretIsRefused() {
        assertThat(get(port, "/", "Authorization", basic(LOGIN, "wrong")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void secretArrivesByteForByte() {
        String secret = "grüße: 日本 \"100%\" \u0001";
        latchkey.reset(secret);

        assertThat(get(port, "/", "Authorization", basic(LOGIN, secret)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void sayingThatLatchkeyCannotRecordIsTemporary() {
        latchkey.cannotRecord();

        assertTemporary(get(port, "/", "Authorization", basic(LOGIN, SECRET)));
    }

    @Test
    void latchkeySwitchedOffIsTemporary() {
        int other = FreePort.find();
        try (TrialDirectory here = TrialDirectory.create("nginx-http");
                Nginx lonely = Nginx.http(here, FakeLatchkey.switchedOff(), other, site.uri())) {
            assertTemporary(get(other, "/", "Authorization", basic(LOGIN, SECRET)));
        }
    }

    @Test
    void doorWithAWrongKeyIsTemporaryBecauseNoDeviceIsToBlame() {
        int other = FreePort.find();
        try (TrialDirectory here = TrialDirectory.create("nginx-http");
                Nginx mistaken = Nginx.http(here, latchkey.latchkey().withKey("lkd_another"), other, site.uri())) {
            assertTemporary(get(other, "/", "Authorization", basic(LOGIN, SECRET)));
        }
        assertThat(latchkey.attempts()).isEmpty();
    }

    @Test
    void errorOfTheSiteItselfStaysWhatItIs() {
        var answer = get(port, "/broken", "Authorization", basic(LOGIN, SECRET));

        assertThat(answer.statusCode()).isEqualTo(500);
    }

    private static void assertTemporary(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    private static String basic(String login, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(int port, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
