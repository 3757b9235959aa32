package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Health and metrics are where owners, tenants and strangers are not; what is shown there depends on who asks. */
class ManagementPortIT {
    @TempDir
    static Path directory;

    private static World world;

    @BeforeAll
    static void open() {
        world = new World(directory).withDatabase();
        world.broker.start();
        // As an operator might who is looking for a fault.
        world.withService(
                "--management.endpoints.web.exposure.include=*", "--management.endpoint.loggers.access=unrestricted");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(world::ready);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/prometheus",
                "/actuator/metrics",
                "/actuator/info",
                "/actuator/loggers",
                "/actuator/env",
                "/actuator/heapdump",
                "/livez",
                "/readyz"
            })
    void servesNothingOfItWhereTheApiIs(String path) {
        assertThat(world.status(path)).isEqualTo(401);
        for (String role : new String[] {"owner", "admin", "platform"}) {
            WebTestClient caller = world.bearing(world.issuer.token("acme", role));
            assertThat(World.status(caller, path)).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
    void tellsStrangersTheStatusOnly(String path) {
        for (WebTestClient caller : new WebTestClient[] {world.management(), managing("owner"), managing("admin")}) {
            caller.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .value(said -> assertThat(said.replaceAll("\"groups\":\\[[^]]*],", ""))
                            .isEqualTo("{\"status\":\"UP\"}"));
        }
    }

    @Test
    void tellsThePlatformWhatIsWrong() {
        managing("platform")
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.mongodb.status")
                .isEqualTo("UP");
        assertThat(world.managed("/actuator/health/mongodb")).isEqualTo(404);
        assertThat(World.status(managing("platform"), "/actuator/health/mongodb"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/actuator/metrics"})
    void opensWhatElseAnOperatorExposesToThePlatformOnly(String path) {
        assertThat(world.managed(path)).isEqualTo(401);
        assertThat(World.status(managing("admin", "owner"), path)).isEqualTo(403);
    }

    @Test
    void letsNobodyElseChangeWhatIsLogged() {
        for (String role : new String[] {"owner", "admin", "analyst"}) {
            assertThat(logEverything(managing(role))).isEqualTo(403);
        }
        assertThat(logEverything(world.management())).isEqualTo(401);
        assertThat(logEverything(managing("platform"))).isEqualTo(204);
    }

    private static int logEverything(WebTestClient caller) {
        return caller.post()
                .uri("/actuator/loggers/dev.latchkey.nothing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"configuredLevel\":\"TRACE\"}")
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    @Test
    void servesMetricsToScrapersAndNothingOfTheApi() {
        world.management()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(said -> assertThat(said).contains("jvm_memory_used_bytes"));
        assertThat(world.managed("/openapi.yaml")).isEqualTo(401);
        assertThat(World.status(managing("platform"), "/openapi.yaml")).isEqualTo(404);
        assertThat(World.status(managing("platform"), "/v1/things?limit=1")).isEqualTo(404);
    }

    @Test
    void doesNotStartWhereBothWouldBeOnOnePort() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(TestService.class)
                        .run(
                                "--logging.config=classpath:service-logback.xml",
                                "--latchkey.signing.unsigned=accept",
                                "--server.port=8999",
                                "--management.server.port=8999"))
                .rootCause()
                .hasMessageContaining("another port than that of the API");
    }

    private static WebTestClient managing(String... roles) {
        return world.management()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + world.issuer.token("acme", roles))
                .build();
    }
}
