package dev.latchkey.events;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {
    private final JsonNode document = Contract.asyncApi();

    @Test
    void isAsyncApi3() {
        assertThat(document.get("asyncapi").asString()).isEqualTo("3.0.0");
    }

    @Test
    void hasOneChannelForEachTopic() {
        assertThat(document.get("channels")
                        .valueStream()
                        .map(c -> c.get("address").asString()))
                .containsExactlyElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::wireName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void saysHowTheTopicIsKept(Topic topic) {
        JsonNode kafka = channel(topic).at("/bindings/kafka");
        assertThat(kafka.get("bindingVersion").asString()).isEqualTo("0.5.0");
        assertThat(kafka.get("topic").asString()).isEqualTo(topic.wireName());
        assertThat(kafka.get("partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(settings(kafka.get("topicConfiguration"))).isEqualTo(topic.configuration());
    }

    @ParameterizedTest
    @EnumSource
    void putsEachTypeOnItsTopicAlone(EventType type) {
        Set<String> addresses = document.get("channels")
                .valueStream()
                .filter(channel -> messages(channel).anyMatch(m -> name(m).equals(type.wireName())))
                .map(channel -> channel.get("address").asString())
                .collect(toSet());
        assertThat(addresses).containsExactly(type.topic().wireName());
    }

    @Test
    void hasNoMessageThatIsNoType() {
        assertThat(document.at("/components/messages").valueStream().map(AsyncApiTest::name))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void describesHeadersAndPayload(EventType type) {
        JsonNode message = document.at("/components/messages")
                .valueStream()
                .filter(m -> name(m).equals(type.wireName()))
                .findFirst()
                .orElseThrow();
        assertThat(message.at("/payload/$ref").asString()).isEqualTo("schemas/" + Contract.shortName(type) + ".json");
        assertThat(message.at("/headers/allOf/0/$ref").asString()).isEqualTo("#/components/schemas/cloudEventHeaders");
        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asString())
                .isEqualTo(type.wireName());
        assertThat(message.at("/bindings/kafka/key/type").asString()).isEqualTo("string");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValues("$ref"))
                .hasSizeGreaterThan(60)
                .allSatisfy(ref ->
                        assertThat(resolves(ref.asString())).as(ref.asString()).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void everyTopicHasOneWriter(Topic topic) {
        assertThat(operations(topic, "send")).hasSize(1);
    }

    /** But for how replicas and policies are from moment to moment: that is nothing for the record. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"POLICY_REPORTS", "POLICY_CONFIRMATIONS"})
    void theLogReadsEveryTopic(Topic topic) {
        assertThat(operations(topic, "receive"))
                .anySatisfy(
                        o -> assertThat(o.at("/bindings/kafka/groupId/const").asString(""))
                                .isEqualTo("audit-service"));
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationCarriesAllMessagesOfItsChannel(Topic topic) {
        assertThat(Stream.concat(operations(topic, "send").stream(), operations(topic, "receive").stream()))
                .allSatisfy(o -> assertThat(o.get("messages").size())
                        .isEqualTo(channel(topic).get("messages").size()));
    }

    private JsonNode channel(Topic topic) {
        return document.get("channels")
                .valueStream()
                .filter(c -> c.get("address").asString().equals(topic.wireName()))
                .findFirst()
                .orElseThrow();
    }

    private Set<JsonNode> operations(Topic topic, String action) {
        return document.get("operations")
                .valueStream()
                .filter(o -> o.get("action").asString().equals(action))
                .filter(o -> resolved(o.get("channel")).equals(channel(topic)))
                .collect(toSet());
    }

    private Stream<JsonNode> messages(JsonNode channel) {
        return channel.get("messages").valueStream().map(this::resolved);
    }

    private JsonNode resolved(JsonNode reference) {
        return document.at(reference.get("$ref").asString().substring(1));
    }

    private boolean resolves(String reference) {
        return reference.startsWith("#/")
                ? !document.at(reference.substring(1)).isMissingNode()
                : AsyncApiTest.class.getResource(reference) != null;
    }

    private static String name(JsonNode message) {
        return message.get("name").asString();
    }

    private static Map<String, String> settings(JsonNode configuration) {
        return configuration.properties().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        e -> e.getValue().isArray()
                                ? e.getValue().get(0).asString()
                                : e.getValue().asString()));
    }
}
