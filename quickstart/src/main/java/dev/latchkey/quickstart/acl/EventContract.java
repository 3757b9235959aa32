package dev.latchkey.quickstart.acl;

import dev.latchkey.events.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document of the events, asked for who may do what with which topic and which group. */
public final class EventContract {
    private static final String DEAD_LETTERS = ".dlt";

    private final JsonNode document;

    private EventContract(JsonNode document) {
        this.document = document;
    }

    /** The document of this release. */
    public static EventContract ofThisRelease() {
        try (InputStream in = Objects.requireNonNull(
                Topic.class.getResourceAsStream("/dev/latchkey/events/asyncapi.yaml"), "asyncapi.yaml")) {
            return new EventContract(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose operations it has. */
    public List<String> services() {
        return operations().map(EventContract::service).distinct().toList();
    }

    /** All that a service needs and no more: its topics, and then its groups. */
    public List<AccessRight> rights(String service) {
        Map<String, Set<AclOperation>> topics = new TreeMap<>();
        Set<String> groups = new TreeSet<>();
        operations().filter(each -> service(each).equals(service)).forEach(each -> {
            AclOperation operation =
                    each.get("action").asString().equals("send") ? AclOperation.WRITE : AclOperation.READ;
            // Services look at the start whether their topics are kept as they must be.
            topics(each)
                    .forEach(topic -> topics.computeIfAbsent(topic, any -> EnumSet.of(AclOperation.DESCRIBE_CONFIGS))
                            .add(operation));
            groups(each).forEach(groups::add);
        });
        List<AccessRight> rights = new ArrayList<>();
        topics.forEach((topic, operations) -> rights.add(AccessRight.topic(service, topic, operations)));
        groups.forEach(group -> rights.add(AccessRight.group(service, group, PatternType.LITERAL)));
        return List.copyOf(rights);
    }

    /** What somebody outside needs to read topics, in any group whose name begins with his own and a dot. */
    public List<AccessRight> readerRights(String principal, Collection<String> topics) {
        topics.forEach(this::requireTopic);
        List<AclOperation> read = List.of(AclOperation.READ);
        return Stream.concat(
                        topics.stream().map(topic -> AccessRight.topic(principal, topic, read)),
                        Stream.of(AccessRight.group(principal, principal + ".", PatternType.PREFIXED)))
                .toList();
    }

    private void requireTopic(String name) {
        List<String> known = topics().stream().map(ContractTopic::name).toList();
        if (!known.contains(name)) {
            throw new IllegalArgumentException("topic: " + name + " (expected: one of " + known + ")");
        }
    }

    /** All topics, and the dead-letter topics of those whose events are read in groups. */
    public List<ContractTopic> topics() {
        List<ContractTopic> topics = new ArrayList<>();
        document.get("channels")
                .valueStream()
                .filter(each -> !isDeadLetters(each))
                .forEach(each -> {
                    String name = each.get("address").asString();
                    topics.add(ContractTopic.of(name, each));
                    if (!isInternal(each) && operations().anyMatch(operation -> readsInAGroup(operation, name))) {
                        topics.add(ContractTopic.of(name + DEAD_LETTERS, document.at("/channels/deadLetters")));
                    }
                });
        return List.copyOf(topics);
    }

    private Stream<JsonNode> operations() {
        return document.get("operations").valueStream();
    }

    /** Of dead letters: those of the topics that the service's groups read. */
    private Stream<String> topics(JsonNode operation) {
        JsonNode channel = channel(operation);
        if (!isDeadLetters(channel)) {
            return Stream.of(channel.get("address").asString());
        }
        return operations()
                .filter(each -> service(each).equals(service(operation)) && !isDeadLetters(channel(each)))
                .filter(each -> groups(each).findAny().isPresent() && !isInternal(channel(each)))
                .map(each -> channel(each).get("address").asString() + DEAD_LETTERS)
                .distinct();
    }

    private boolean readsInAGroup(JsonNode operation, String topic) {
        return channel(operation).get("address").asString().equals(topic)
                && groups(operation).findAny().isPresent();
    }

    private JsonNode channel(JsonNode operation) {
        return document.at(operation.at("/channel/$ref").asString().substring(1));
    }

    /** What is there puts nothing aside. */
    private static boolean isInternal(JsonNode channel) {
        return channel.path("x-internal").asBoolean(false);
    }

    private static boolean isDeadLetters(JsonNode channel) {
        return channel.get("address").asString().startsWith("{");
    }

    private static String service(JsonNode operation) {
        return operation.at("/tags/0/name").asString();
    }

    private static Stream<String> groups(JsonNode operation) {
        JsonNode group = operation.at("/bindings/kafka/groupId");
        return Stream.concat(Stream.of(group.path("const")), group.path("enum").valueStream())
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }
}
