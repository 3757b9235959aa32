package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Clients that know nothing yet are led to the issuer, and web applications of some origins may ask. */
class BrowserIT {
    private static final String CONSOLE = "https://console.example";
    private static final String THINGS = "/v1/things?limit=1";

    @TempDir
    static Path directory;

    private static World world;

    @BeforeAll
    static void open() {
        world = new World(directory)
                .withService(
                        "--latchkey.resource.cors-origins=" + CONSOLE + ",https://other.example",
                        "--latchkey.resource.url=https://latchkey.example/things");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void saysWhereTokensComeFrom() {
        world.anybody()
                .get()
                .uri("/.well-known/oauth-protected-resource")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.resource")
                .isEqualTo("https://latchkey.example/things")
                .jsonPath("$.authorization_servers")
                .isEqualTo(List.of(world.issuer.url()))
                .jsonPath("$.bearer_methods_supported")
                .isEqualTo(List.of("header"));
    }

    @Test
    void challengesWithWhereToAskAndWhy() {
        String metadata = "resource_metadata=\"https://latchkey.example/.well-known/oauth-protected-resource/things\"";
        assertThat(challenge("")).isEqualTo("Bearer " + metadata);
        assertThat(challenge(world.issuer.saying("aud", "account")))
                .isEqualTo("Bearer error=\"invalid_token\", error_description=\"aud: [account] (expected: one of"
                        + " [latchkey])\", " + metadata);
        assertThat(challenge(world.issuer.ofAnotherIssuer())).contains("iss: http://elsewhere (expected: ");
        assertThat(challenge(world.issuer.expired())).contains("error_description=\"Jwt expired at ");
        try (Issuer forger = new Issuer()) {
            String forged = forger.tokenOf(world.issuer.url());
            assertThat(challenge(forged))
                    .as("of what somebody has made up nothing is said")
                    .contains("error_description=\"signed by no key of the issuer\"");
        }
    }

    private static String challenge(String token) {
        var asking = token.isEmpty() ? world.anybody() : world.bearing(token);
        ResponseSpec answer = asking.get().uri(THINGS).exchange();
        answer.expectStatus().isUnauthorized();
        return answer.returnResult(String.class).getResponseHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE);
    }

    @Test
    void letsNamedOriginsAskInABrowser() {
        HttpHeaders allowed = preflight(CONSOLE);
        assertThat(allowed.getAccessControlAllowOrigin()).isEqualTo(CONSOLE);
        assertThat(allowed.getAccessControlAllowHeaders()).containsExactly("authorization");
        assertThat(allowed.getAccessControlAllowCredentials()).isFalse();
        HttpHeaders answer = get(CONSOLE, world.issuer.token("acme", "admin"));
        assertThat(answer.getAccessControlAllowOrigin()).isEqualTo(CONSOLE);
        assertThat(answer.getAccessControlExposeHeaders()).contains("WWW-Authenticate", "ETag");
        assertThat(get(CONSOLE, "nonsense").getAccessControlAllowOrigin())
                .as("why it was refused is for the application too")
                .isEqualTo(CONSOLE);
    }

    @Test
    void treatsEveryOtherOriginAsIfThereWereNone() {
        for (String other :
                List.of("https://evil.example", "null", "http://console.example", CONSOLE + ".evil.example")) {
            assertThat(preflight(other).getAccessControlAllowOrigin()).isNull();
            assertThat(get(other, world.issuer.token("acme", "admin")).getAccessControlAllowOrigin())
                    .isNull();
            world.bearing(world.issuer.token("acme", "admin"))
                    .get()
                    .uri(THINGS)
                    .header(HttpHeaders.ORIGIN, other)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    private static HttpHeaders preflight(String origin) {
        return world.anybody()
                .method(HttpMethod.OPTIONS)
                .uri(THINGS)
                .header(HttpHeaders.ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization")
                .exchange()
                .returnResult(String.class)
                .getResponseHeaders();
    }

    private static HttpHeaders get(String origin, String token) {
        return world.bearing(token)
                .get()
                .uri(THINGS)
                .header(HttpHeaders.ORIGIN, origin)
                .exchange()
                .returnResult(String.class)
                .getResponseHeaders();
    }
}
