package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.kit.Facts;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

class AwayIT {
    @TempDir
    Path directory;

    @Test
    void startsWithoutBrokerAndDatabaseAndNeedsNoHandsWhenTheyCome() {
        try (World world = new World(directory).withService()) {
            assertThat(world.managed("/actuator/health/liveness")).isEqualTo(200);
            assertWaitsFor(world, "indexes", "topics");
            world.withDatabase();
            world.broker.start();
            await().until(world::ready);
            await().until(() -> world.managed("/actuator/health") == 200);
            EventPublisher publisher = world.bean(EventPublisher.class);
            await().until(() -> publisher
                    .publish(new OutboundEvent(UUID.randomUUID(), Facts.NOON, null, Facts.revoked("ada", "c-1")))
                    .handle((ok, failure) -> failure == null)
                    .join());
            await().until(() -> world.bean(Digest.class).digested.contains("c-1"));
            world.broker.kill();
            await().until(() -> world.managed("/actuator/health") == 503);
            assertNamed(world, "kafka", "DOWN");
            assertNamed(world, "mongodb", "UP");
            assertThat(world.ready()).isTrue();
            assertThat(world.managed("/actuator/health/liveness")).isEqualTo(200);
            world.broker.start();
            await().until(() -> world.managed("/actuator/health") == 200);
        }
    }

    private static void assertWaitsFor(World world, String... what) {
        platform(world)
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.components.warmUp.details.waitingFor")
                .value(waiting -> assertThat(String.valueOf(waiting)).contains(what));
    }

    private static void assertNamed(World world, String component, String status) {
        platform(world)
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components." + component + ".status")
                .isEqualTo(status);
    }

    private static WebTestClient platform(World world) {
        return world.management()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + world.issuer.withoutTenant("platform"))
                .build();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(250));
    }
}
