package dev.latchkey.policies.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.PolicySnapshotsConfirmed;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import dev.latchkey.policies.RunningService;
import dev.latchkey.policies.TopicView;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.Rules;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.rules.TenantSettings;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

class SnapshotReconcilerIT extends RunningService {
    private static final TopicView confirmations = new TopicView(BROKER.bootstrapServers(), Topic.POLICY_CONFIRMATIONS);

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private EventIds ids;

    private TenantRuleSet rules(long version) {
        var hq = new NamedLocationDefinition("hq", "HQ " + version, List.of("192.0.2.0/24"), true);
        var locations = new Rules<>(List.of(new Rule<>("hq", hq.name(), version, hq)));
        return new TenantRuleSet(
                tenant,
                version,
                Instant.ofEpochMilli(version),
                null,
                locations,
                Rules.none(),
                TenantSettings.NONE,
                null);
    }

    private List<PolicySnapshotPublished> published() {
        return snapshots.of(tenant, PolicySnapshotPublished.class);
    }

    private void publish(TenantRuleSet rules) {
        UUID id = ids.next();
        publisher
                .publish(new OutboundEvent(id, Instant.EPOCH, null, rules.snapshot()))
                .join();
    }

    @Test
    void tellsAgainOnceWhatTheTopicHasLost() {
        documents.save(0, rules(1), List.of()).block();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(published()).containsExactly(rules(1).snapshot()));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(published()).hasSize(1));
    }

    /** Two replicas sent at the same time: after compaction only the older one would be left. */
    @Test
    void putsTheNewestLastAgain() {
        documents.save(0, rules(2), List.of(rules(2).snapshot())).block();
        documents.publish(tenant).block();
        publish(rules(1));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(published())
                        .containsExactly(rules(2).snapshot(), rules(1).snapshot(), rules(2).snapshot()));
    }

    /** It would never again be overtaken by a change. */
    @Test
    void takesOverNoVersionThatCannotHaveComeAbout() {
        documents.save(0, rules(4), List.of(rules(4).snapshot())).block();
        documents.publish(tenant).block();
        publish(rules(1L << 62));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(published()).hasSize(3).last().isEqualTo(rules(4).snapshot()));
        assertThat(documents.load(tenant).block().rules()).isEqualTo(rules(4));
    }

    /** Compaction would leave nothing else under the tenant's key. */
    @Test
    void tellsAgainWhatSomethingElseWasWrittenOver() throws Exception {
        documents.save(0, rules(4), List.of(rules(4).snapshot())).block();
        documents.publish(tenant).block();
        await().atMost(Duration.ofSeconds(20)).until(() -> published().size() == 1);
        Map<String, Object> config = Map.of("bootstrap.servers", BROKER.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] key = tenant.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topic.POLICY_SNAPSHOTS.wireName(), key, null))
                    .get();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> published().size() == 2);
    }

    /** A replica that starts afterwards would find no policies, and those that run would not notice. */
    @Test
    void tellsAgainWhatIsDeletedWhileItRuns() throws Exception {
        documents.save(0, rules(4), List.of(rules(4).snapshot())).block();
        documents.publish(tenant).block();
        await().atMost(Duration.ofSeconds(20)).until(() -> published().size() == 1);
        deleteAllSnapshots();
        await().atMost(Duration.ofSeconds(20)).until(() -> published().size() == 2);
    }

    /** The broker deletes nothing by hand where everything is compacted. */
    private static void deleteAllSnapshots() throws Exception {
        String topic = Topic.POLICY_SNAPSHOTS.wireName();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            cleanup(admin, "compact,delete");
            List<TopicPartitionInfo> partitions = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions();
            admin.deleteRecords(partitions.stream()
                            .collect(Collectors.toMap(
                                    each -> new TopicPartition(topic, each.partition()),
                                    each -> RecordsToDelete.beforeOffset(-1))))
                    .all()
                    .get();
            cleanup(admin, "compact");
        }
    }

    private static void cleanup(Admin admin, String policy) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.POLICY_SNAPSHOTS.wireName());
        var change = new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
    }

    @Test
    void takesFromTheTopicWhatTheDatabaseHasLost() {
        documents.save(0, rules(4), List.of(rules(4).snapshot())).block();
        documents.publish(tenant).block();
        publish(rules(5));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(documents.load(tenant).block().rules()).isEqualTo(rules(5)));
        forgetEverything();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(documents.load(tenant).block().rules()).isEqualTo(rules(5)));
        assertThat(published()).hasSize(2);
    }

    @Test
    void confirmsThatTheTopicHasTheNewestButForTenantsThatWait() {
        documents.save(0, rules(1), List.of(rules(1).snapshot())).block();
        Instant stored = Instant.now();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(confirmed())
                        .as("found by the relay, and then no longer behind")
                        .anyMatch(each ->
                                each.asOf().isAfter(stored) && !each.behind().contains(tenant)));
    }

    private List<PolicySnapshotsConfirmed> confirmed() {
        return confirmations.of(ReservedTenants.UNASSIGNED, PolicySnapshotsConfirmed.class);
    }

    private void forgetEverything() {
        try (var client = MongoClients.create(DATABASE.connectionString())) {
            var collection = client.getDatabase(DATABASE.name()).getCollection(TenantRuleDocuments.COLLECTION);
            Mono.from(collection.deleteOne(new Document("_id", tenant))).block();
        }
    }
}
