package dev.latchkey.events;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI document, to be asked. */
record AsyncApi(JsonNode root) {
    static AsyncApi read() {
        return new AsyncApi(Contract.asyncApi());
    }

    JsonNode channel(Topic topic) {
        return channel(topic.wireName());
    }

    JsonNode channel(String address) {
        return root.get("channels")
                .valueStream()
                .filter(c -> c.get("address").asString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    JsonNode message(EventType type) {
        return root.at("/components/messages")
                .valueStream()
                .filter(m -> name(m).equals(type.wireName()))
                .findFirst()
                .orElseThrow();
    }

    Stream<JsonNode> messages(JsonNode channel) {
        return channel.get("messages").valueStream().map(this::resolved);
    }

    /** @param action {@code send} or {@code receive} */
    Stream<JsonNode> operations(String action) {
        return root.get("operations")
                .valueStream()
                .filter(o -> o.get("action").asString().equals(action));
    }

    /** Of the channel of an operation. */
    String address(JsonNode operation) {
        return resolved(operation.get("channel")).get("address").asString();
    }

    private JsonNode resolved(JsonNode reference) {
        return root.at(reference.get("$ref").asString().substring(1));
    }

    /** Whose operation it is. */
    static String service(JsonNode operation) {
        return operation.at("/tags/0/name").asString();
    }

    /** Those of its consumer group or groups, none where it has no group. */
    static Stream<String> groups(JsonNode operation) {
        JsonNode group = operation.at("/bindings/kafka/groupId");
        return Stream.concat(
                        group.path("const").isString() ? Stream.of(group.get("const")) : Stream.empty(),
                        group.path("enum").valueStream())
                .map(JsonNode::asString);
    }

    static String name(JsonNode message) {
        return message.get("name").asString();
    }

    /** Kafka's settings of a topic, as text. */
    static Map<String, String> settings(JsonNode configuration) {
        return configuration.properties().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        e -> e.getValue().isArray()
                                ? e.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .collect(joining(","))
                                : e.getValue().asString()));
    }
}
