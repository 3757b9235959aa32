package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.embedded.BrokerSecurity;
import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.embedded.LoopbackCertificates;
import dev.latchkey.kit.Facts;
import dev.latchkey.kit.consuming.DeadLetterReplay;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A service, and a broker and a database that want TLS and to know who comes. */
@ExtendWith(OutputCaptureExtension.class)
class SecuredIT {
    private static final String USER = "operator";
    private static final String PASSWORD = "pa55word-of-the-operator";

    @TempDir
    static Path directory;

    private static LoopbackCertificates certificates;
    private static EmbeddedBroker broker;
    private static TlsDatabase database;

    @BeforeAll
    static void start() throws Exception {
        certificates = LoopbackCertificates.createIn(directory.resolve("certificates"));
        broker = EmbeddedBroker.startSecured(
                directory.resolve("broker"), new BrokerSecurity(certificates, USER, PASSWORD));
        database = new TlsDatabase(certificates);
    }

    @AfterAll
    static void stop() {
        database.close();
        broker.close();
    }

    @Test
    void everyClientSignsInWithThePasswordOfTheFile(CapturedOutput output) throws Exception {
        Path file = Files.writeString(
                directory.resolve("client.properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=SCRAM-SHA-512
                sasl.jaas.config=%s
                """.formatted(BrokerSecurity.login(USER, PASSWORD)));
        try (var service = service(
                broker.bootstrapServers(),
                "--latchkey.kafka.properties-file=" + file,
                "--logging.level.org.apache.kafka=info",
                "--logging.level.org.mongodb.driver=info")) {
            everythingWorks(service, "one");
        }
        assertThat(output).contains("SCRAM-SHA-512").doesNotContain(PASSWORD);
    }

    @Test
    void everyClientShowsItsCertificate() {
        try (var service = service(
                broker.certificateServers(),
                "--latchkey.kafka.security.protocol=SSL",
                "--latchkey.kafka.ssl.keystore.type=PKCS12",
                "--latchkey.kafka.ssl.keystore.location=" + certificates.keyStore(),
                "--latchkey.kafka.ssl.keystore.password=" + certificates.password())) {
            everythingWorks(service, "two");
        }
    }

    /** Topics made, an event published, consumed, put aside and replayed; the lag known, the broker's health too. */
    private static void everythingWorks(ConfigurableApplicationContext service, String subject) {
        Digest digest = service.getBean(Digest.class);
        await().until(() -> indicators(service).allMatch(each -> each.health().getStatus() == Status.UP));
        digest.failures.set(Integer.MAX_VALUE);
        digest.poisonous.add(subject);
        publish(service, subject);
        await().until(() -> lag(service) > 0);
        digest.failures.set(0);
        await().until(() -> lag(service) == 0);
        digest.poisonous.clear();
        assertThat(service.getBean(DeadLetterReplay.class)
                        .replay("latchkey.credentials")
                        .letters())
                .singleElement()
                .matches(DeadLetterReplay.Outcome.Entry::digested);
        assertThat(digest.digested).containsExactly(subject);
    }

    private static Stream<HealthIndicator> indicators(ConfigurableApplicationContext service) {
        return Stream.of("kafkaHealthIndicator", "warmUpHealthIndicator")
                .map(name -> service.getBean(name, HealthIndicator.class));
    }

    private static double lag(ConfigurableApplicationContext service) {
        return service.getBean(MeterRegistry.class)
                .get("spring.cloud.stream.binder.kafka.offset")
                .gauge()
                .value();
    }

    private static void publish(ConfigurableApplicationContext service, String subject) {
        service.getBean(EventPublisher.class)
                .publish(new OutboundEvent(UUID.randomUUID(), Instant.now(), null, Facts.revoked("account", subject)))
                .join();
    }

    private static ConfigurableApplicationContext service(String servers, String... settings) {
        List<String> world = List.of(
                "--logging.config=classpath:service-logback.xml",
                "--server.port=0",
                "--latchkey.kafka=" + servers,
                "--latchkey.kafka.ca-file=" + certificates.authority(),
                "--latchkey.mongodb=" + database.uri(),
                "--latchkey.mongodb-ca-file=" + certificates.authority());
        return new SpringApplicationBuilder(TestService.class)
                .run(Stream.concat(world.stream(), Stream.of(settings)).toArray(String[]::new));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
