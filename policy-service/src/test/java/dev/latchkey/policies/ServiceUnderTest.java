package dev.latchkey.policies;

import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service on a real port, and its clients. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "latchkey.outbox-every=300ms",
            "latchkey.policies.snapshots.compare-every=200ms",
            "latchkey.signing.unsigned=accept"
        })
@Import(Tokens.class)
public abstract class ServiceUnderTest {
    protected final String tenant = "t-" + UUID.randomUUID();

    @LocalServerPort
    protected int port;

    @Autowired
    private HealthIndicator warmUpHealthIndicator;

    @Autowired
    protected TenantRuleDocuments documents;

    /** A directory that goes with {@code target}. */
    protected static Path directory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "broker");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @BeforeEach
    void isReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> warmUpHealthIndicator.health().getStatus().equals(Status.UP));
    }

    /** A client of this tenant with these roles. */
    protected WebTestClient as(String... roles) {
        return of(tenant, roles);
    }

    protected WebTestClient of(String anyTenant, String... roles) {
        return with(Tokens.of(anyTenant, roles));
    }

    /** A client of this tenant who is that person. */
    protected WebTestClient by(String person, String... roles) {
        return with(Tokens.by(person, tenant, roles));
    }

    private WebTestClient with(String token) {
        return anybody()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    protected WebTestClient anybody() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }
}
