package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.embedded.BrokerSecurity;
import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.embedded.LoopbackCertificates;
import dev.latchkey.events.Topic;
import dev.latchkey.events.TopicUse;
import dev.latchkey.kit.Facts;
import dev.latchkey.kit.consuming.DeadLetterReplay;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A service, and a broker and a database that want TLS and to know who comes. */
@ExtendWith(OutputCaptureExtension.class)
class SecuredIT {
    private static final String USER = "operator";
    private static final String POLICY_SERVICE = "policy-service";
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
        database = new TlsDatabase(certificates, USER, PASSWORD);
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

    @Test
    void isDownWithAWrongPasswordOfTheDatabaseAndTellsNobodyWhich(CapturedOutput output) {
        String wrong = "an0ther-pa55word";
        try (var service = serviceOf(
                database.uri(USER, wrong),
                broker.bootstrapServers(),
                "--logging.level.org.mongodb.driver=info",
                "--latchkey.kafka.security.protocol=SASL_SSL",
                "--latchkey.kafka.sasl.mechanism=SCRAM-SHA-512",
                "--latchkey.kafka.sasl.jaas.config=" + BrokerSecurity.login(USER, PASSWORD))) {
            Health health = service.getBean("mongodbHealthIndicator", ReactiveHealthIndicator.class)
                    .health()
                    .block(Duration.ofSeconds(30));
            assertThat(health).isNotNull();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().toString()).doesNotContain(wrong);
        }
        assertThat(output).doesNotContain(wrong, PASSWORD);
    }

    /** What other services use is hidden, as least privilege wants it. */
    @Test
    void isReadyWithItsOwnTopicsAloneInSight() throws Exception {
        TopicUse own = TopicUse.of(POLICY_SERVICE);
        try (Admin operator = Admin.create(clientOf(USER))) {
            create(operator, own.all());
            let(operator, own.all());
            try (var service = service(broker.bootstrapServers(), asPolicyService())) {
                await().until(() ->
                        indicators(service).allMatch(each -> each.health().getStatus() == Status.UP));
                assertThat(service.getBean(DeadLetterReplay.class)
                                .replay("latchkey.alerts")
                                .letters())
                        .isEmpty();
            } finally {
                operator.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
            }
        }
    }

    @Test
    void isNotReadyWhereAnOwnTopicIsHiddenAndSaysWhich(CapturedOutput output) throws Exception {
        TopicUse own = TopicUse.of(POLICY_SERVICE);
        try (Admin operator = Admin.create(clientOf(USER))) {
            create(operator, own.all());
            let(
                    operator,
                    own.all().stream().filter(topic -> topic != Topic.SIGN_INS).toList());
            try (var service = service(broker.bootstrapServers(), asPolicyService())) {
                await().until(() ->
                        output.getOut().contains("latchkey.sign-ins: missing, or hidden from this service"));
                assertThat(service.getBean("warmUpHealthIndicator", HealthIndicator.class)
                                .health()
                                .getDetails()
                                .get("waitingFor"))
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .contains("topicProvisioning");
                let(operator, List.of(Topic.SIGN_INS));
                await().until(() ->
                        indicators(service).allMatch(each -> each.health().getStatus() == Status.UP));
            } finally {
                operator.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
            }
        }
    }

    private static void create(Admin operator, List<Topic> topics) throws Exception {
        Set<String> there = operator.listTopics().names().get();
        operator.createTopics(topics.stream()
                        .filter(topic -> !there.contains(topic.wireName()))
                        .map(topic -> new NewTopic(topic.wireName(), topic.partitions(), (short) 1)
                                .configs(topic.configuration()))
                        .toList())
                .all()
                .get();
    }

    private static void let(Admin operator, List<Topic> topics) throws Exception {
        operator.createAcls(topics.stream()
                        .flatMap(topic -> Stream.of(
                                        AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS)
                                .map(operation -> new AclBinding(
                                        new ResourcePattern(ResourceType.TOPIC, topic.wireName(), PatternType.LITERAL),
                                        new AccessControlEntry(
                                                "User:" + POLICY_SERVICE, "*", operation, AclPermissionType.ALLOW))))
                        .toList())
                .all()
                .get();
    }

    private static String[] asPolicyService() throws Exception {
        try (Admin operator = Admin.create(clientOf(USER))) {
            var scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
            operator.alterUserScramCredentials(
                            List.of(new UserScramCredentialUpsertion(POLICY_SERVICE, scram, PASSWORD)))
                    .all()
                    .get();
        }
        return new String[] {
            "--latchkey.service=" + POLICY_SERVICE,
            "--spring.cloud.function.definition=",
            "--spring.cloud.stream.bindings.revocations-in-0.consumer.auto-startup=false",
            "--latchkey.kafka.security.protocol=SASL_SSL",
            "--latchkey.kafka.sasl.mechanism=SCRAM-SHA-512",
            "--latchkey.kafka.sasl.jaas.config=" + BrokerSecurity.login(POLICY_SERVICE, PASSWORD)
        };
    }

    private static Map<String, Object> clientOf(String user) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                BrokerSecurity.login(user, PASSWORD),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificates.authority().toString());
    }

    /** Topics made, an event published, consumed, put aside and replayed; the broker's health known. */
    private static void everythingWorks(ConfigurableApplicationContext service, String subject) {
        Digest digest = service.getBean(Digest.class);
        await().until(() -> indicators(service).allMatch(each -> each.health().getStatus() == Status.UP));
        digest.failures.set(Integer.MAX_VALUE);
        digest.poisonous.add(subject);
        publish(service, subject);
        await().until(() -> digest.failures.get() < Integer.MAX_VALUE);
        digest.failures.set(0);
        await().until(() -> lettersSince(service) == 1);
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

    /** Dead letters since the service started. */
    private static double lettersSince(ConfigurableApplicationContext service) {
        return service.getBean(MeterRegistry.class).find("latchkey.events.dead.lettered").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void publish(ConfigurableApplicationContext service, String subject) {
        service.getBean(EventPublisher.class)
                .publish(new OutboundEvent(UUID.randomUUID(), Instant.now(), null, Facts.revoked("account", subject)))
                .join();
    }

    private static ConfigurableApplicationContext service(String servers, String... settings) {
        return serviceOf(database.uri(USER, PASSWORD), servers, settings);
    }

    private static ConfigurableApplicationContext serviceOf(String mongodb, String servers, String... settings) {
        List<String> world = List.of(
                "--logging.config=classpath:service-logback.xml",
                "--server.port=0",
                "--management.server.port=0",
                "--latchkey.signing.unsigned=accept",
                "--latchkey.kafka=" + servers,
                "--latchkey.kafka.ca-file=" + certificates.authority(),
                "--latchkey.mongodb=" + mongodb,
                "--latchkey.mongodb-ca-file=" + certificates.authority());
        return new SpringApplicationBuilder(TestService.class)
                .run(Stream.concat(world.stream(), Stream.of(settings)).toArray(String[]::new));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
