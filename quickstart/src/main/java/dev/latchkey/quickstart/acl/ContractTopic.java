package dev.latchkey.quickstart.acl;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A topic as the AsyncAPI document wants it.
 *
 * @param partitions at least
 * @param settings Kafka's, in the order of their names
 */
public record ContractTopic(String name, int partitions, Map<String, String> settings) {
    static ContractTopic of(String name, JsonNode channel) {
        JsonNode kafka = channel.at("/bindings/kafka");
        Map<String, String> settings = new TreeMap<>();
        kafka.get("topicConfiguration")
                .properties()
                .forEach(each -> settings.put(each.getKey(), text(each.getValue())));
        return new ContractTopic(name, kafka.get("partitions").asInt(), settings);
    }

    private static String text(JsonNode setting) {
        return setting.isArray()
                ? setting.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : setting.asString();
    }

    /** As {@code kafka-topics.sh} takes it, for a cluster of three brokers. */
    String command() {
        return "kafka-topics.sh --bootstrap-server \"$KAFKA\" --command-config \"$ADMIN\" --create --if-not-exists --topic "
                + name + " --partitions " + partitions + " --replication-factor 3 --config min.insync.replicas=2"
                + settings.entrySet().stream()
                        .map(each -> " --config " + each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining());
    }
}
