package dev.latchkey.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.docker.KafkaDockerWrapper$;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import scala.jdk.javaapi.CollectionConverters;

/** The brokers of {@code docker-compose.yml}, by the classes with which the image of Kafka reads its variables, and the broker those. */
class ComposeBrokersTest {
    private static final Path FILE = Path.of("../docker-compose.yml");

    record Broker(String name, KafkaConfig config, List<String> volumes) {}

    static List<Broker> brokers() throws IOException {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(Files.readString(FILE));
        return file.get("services").entrySet().stream()
                .filter(service ->
                        String.valueOf(service.getValue().get("image")).startsWith("apache/kafka:"))
                .map(service -> broker(service.getKey(), service.getValue()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Broker broker(String name, Map<String, Object> service) {
        Map<String, String> environment = ((Map<String, Object>) service.get("environment"))
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().toString()));
        Properties properties = new Properties();
        CollectionConverters.asJava(KafkaDockerWrapper$.MODULE$.getServerConfigsFromEnv(
                        scala.collection.immutable.Map.from(CollectionConverters.asScala(environment))))
                .stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("=", 2))
                .forEach(line -> properties.setProperty(line[0], line[1]));
        return new Broker(name, KafkaConfig.fromProps(properties), (List<String>) service.get("volumes"));
    }

    @Test
    void thereAreThree() throws IOException {
        assertThat(brokers()).extracting(broker -> broker.config().nodeId()).containsExactly(1, 2, 3);
    }

    /** What is not below a volume is lost with the container. */
    @ParameterizedTest
    @MethodSource("brokers")
    void theLogIsInTheBrokersOwnVolume(Broker broker) {
        assertThat(broker.volumes()).containsExactly(broker.name() + ":/var/lib/kafka/data");
        assertThat(broker.config().logDirs()).containsExactly("/var/lib/kafka/data");
        assertThat(broker.config().metadataLogDir()).isEqualTo("/var/lib/kafka/data");
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void servicesAndOtherBrokersReachItByItsName(Broker broker) {
        assertThat(CollectionConverters.asJava(broker.config().effectiveAdvertisedBrokerListeners()))
                .singleElement()
                .satisfies(listener ->
                        assertThat(listener.host() + ":" + listener.port()).isEqualTo(broker.name() + ":9092"));
        assertThat(broker.config().quorumConfig().voters())
                .hasSize(3)
                .contains(broker.config().nodeId() + "@" + broker.name() + ":9093");
    }

    /** A record that was acknowledged outlives the end of any one broker. */
    @ParameterizedTest
    @MethodSource("brokers")
    void twoOfThreeHaveEachRecord(Broker broker) {
        assertThat(broker.config().minInSyncReplicas()).isEqualTo(2);
        assertThat(broker.config().uncleanLeaderElectionEnable()).isFalse();
        assertThat(broker.config().autoCreateTopicsEnable()).isFalse();
        assertThat(broker.config().groupCoordinatorConfig().offsetsTopicReplicationFactor())
                .isEqualTo((short) 3);
        assertThat(broker.config().getShort("transaction.state.log.replication.factor"))
                .isEqualTo((short) 3);
        assertThat(broker.config().getInt("transaction.state.log.min.isr")).isEqualTo(2);
    }
}
