package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;

/** An issuer that is not what it was said to be: 503 with words, until it is. */
class IssuerIT {
    @TempDir
    Path directory;

    @Test
    void isAwayWhileItCallsItselfOtherwise() {
        try (World world = new World(directory)) {
            world.issuer.callItself(world.issuer.url() + "/");
            world.withService();
            status(world)
                    .isEqualTo(503)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectHeader()
                    .exists("Retry-After");
            assertThat(String.valueOf(health(world, world.issuer).get("problem")))
                    .contains("calls itself " + world.issuer.url() + "/")
                    .contains("expected: " + world.issuer.url() + ",");
            world.issuer.callItself(world.issuer.url());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> status(world).isEqualTo(200));
            assertThat(health(world, world.issuer)).containsKey("keysReadAt").doesNotContainKey("problem");
        }
    }

    @Test
    void isAwayForItsOwnTokensAlone() throws IOException {
        Path file = directory.resolve("providers.yaml");
        try (World world = new World(directory);
                Issuer other = new Issuer()) {
            Files.writeString(file, """
                    issuers:
                      - {issuer: "%s", audience: latchkey, tenant: {fixed: acme}}
                      - {issuer: "%s", audience: latchkey, tenant: {claim: tenant}}
                    """.formatted(world.issuer.url(), other.url()));
            other.callItself("https://elsewhere.example");
            world.withService("--latchkey.oidc.providers-file=" + file);
            status(world, other.token("globex", "admin")).isEqualTo(503);
            status(world, world.issuer.token("globex", "admin")).isEqualTo(200);
            assertThat(list(world, world.issuer.token("globex", "admin")))
                    .as("of the tenant of its issuer, whatever the token says")
                    .isEqualTo("acme");
            assertThat(health(world, other)).containsKey("problem");
            assertThat(health(world, world.issuer)).doesNotContainKey("problem");
        }
    }

    @Test
    void isNotStartedWithAFileThatCannotBeRight() throws IOException {
        Path file = Files.writeString(directory.resolve("wrong.yaml"), "issuers: [{issuer: https://id.example}]");
        try (World world = new World(directory)) {
            assertThatThrownBy(() -> world.withService("--latchkey.oidc.providers-file=" + file))
                    .rootCause()
                    .hasMessageContaining(file + ": issuers[0].audience: nothing (expected: ");
        }
    }

    private static Map<String, Object> health(World world, Issuer issuer) {
        HealthContributor named = world.bean(HealthContributorRegistry.class).getContributor("issuer");
        return (named instanceof CompositeHealthContributor several
                        ? several.stream().map(HealthContributors.Entry::contributor)
                        : Stream.of(named))
                .filter(HealthIndicator.class::isInstance)
                .map(each -> ((HealthIndicator) each).health())
                .map(Health::getDetails)
                .filter(details -> issuer.url().equals(details.get("issuer")))
                .findFirst()
                .orElseThrow();
    }

    private static String list(World world, String token) {
        return world.bearing(token)
                .get()
                .uri("/v1/things?limit=1")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    @Test
    void vouchesForCallersAsFarAsTheirTokensCanBeRead() {
        try (World world = new World(directory).withService()) {
            status(world, "tenant", List.of("acme")).isEqualTo(200);
            status(world, "roles", "admin").isEqualTo(200);
            status(world, "tenant", List.of("acme", "globex")).isEqualTo(403);
            status(world, "tenant", List.of()).isEqualTo(403);
            status(world, "roles", Map.of("admin", true)).isEqualTo(403);
            status(world, "nonce", "n").isEqualTo(401);
            status(world, "aud", "console").isEqualTo(401);
            status(world, "exp", null).isEqualTo(401);
            status(world, "cnf", Map.of("jkt", "x")).isEqualTo(401);
        }
    }

    private static StatusAssertions status(World world, String claim, @Nullable Object value) {
        return status(world, world.issuer.saying(claim, value));
    }

    private static StatusAssertions status(World world) {
        return status(world, world.issuer.token("acme", "admin"));
    }

    private static StatusAssertions status(World world, String token) {
        return world.bearing(token).get().uri("/v1/things?limit=1").exchange().expectStatus();
    }
}
