package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.kit.key.SigningKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            assertThat(world.bean(SigningKeys.class).problem().orElseThrow())
                    .contains("calls itself " + world.issuer.url() + "/")
                    .contains("expected: " + world.issuer.url() + ",");
            world.issuer.callItself(world.issuer.url());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> status(world).isEqualTo(200));
            assertThat(world.bean(SigningKeys.class).problem()).isEmpty();
            assertThat(world.bean(SigningKeys.class).readAt()).isPresent();
        }
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
