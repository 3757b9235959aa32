package dev.latchkey.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The document in itself, and against the records and topics of this module. */
class AsyncApiTest {
    private final AsyncApi document = AsyncApi.read();

    @Test
    void isAsyncApi3() {
        assertThat(document.root().get("asyncapi").asString()).isEqualTo("3.0.0");
    }

    @Test
    void hasOneChannelForEachTopicAndOneForDeadLetters() {
        Stream<String> internal = Arrays.stream(InternalTopic.values()).map(InternalTopic::wireName);
        assertThat(document.root()
                        .get("channels")
                        .valueStream()
                        .map(c -> c.get("address").asString()))
                .containsExactlyElementsOf(Stream.of(wireNames().stream(), internal, Stream.of("{topic}.dlt"))
                        .flatMap(each -> each)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void saysHowTheInternalTopicIsKeptAndThatItCarriesNoEvents(InternalTopic topic) {
        JsonNode channel = document.channel(topic.wireName());
        JsonNode kafka = channel.at("/bindings/kafka");
        assertThat(kafka.get("topic").asString()).isEqualTo(topic.wireName());
        assertThat(kafka.get("partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(AsyncApi.settings(kafka.get("topicConfiguration"))).isEqualTo(topic.configuration());
        assertThat(channel.get("description").asString()).contains("\nKey: ");
        assertThat(channel.get("x-internal").asBoolean()).isTrue();
        assertThat(document.operations("send").filter(o -> document.address(o).equals(topic.wireName())))
                .singleElement()
                .satisfies(sends -> assertThat(AsyncApi.service(sends)).isEqualTo(topic.service()));
    }

    @ParameterizedTest
    @EnumSource
    void saysHowTheTopicIsKept(Topic topic) {
        JsonNode kafka = document.channel(topic).at("/bindings/kafka");
        assertThat(kafka.get("bindingVersion").asString()).isEqualTo("0.5.0");
        assertThat(kafka.get("topic").asString()).isEqualTo(topic.wireName());
        assertThat(kafka.get("partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(AsyncApi.settings(kafka.get("topicConfiguration"))).isEqualTo(topic.configuration());
    }

    @ParameterizedTest
    @EnumSource
    void saysByWhatKeyRecordsStayInOrder(Topic topic) {
        assertThat(document.channel(topic).get("description").asString()).contains("\nKey: ");
    }

    @Test
    void hasADeadLetterTopicForEachTopic() {
        JsonNode letters = document.root().at("/channels/deadLetters");
        assertThat(letters.at("/parameters/topic/enum").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(wireNames())
                .allSatisfy(topic -> assertThat(Topic.values())
                        .extracting(Topic::deadLetters)
                        .contains(letters.get("address").asString().replace("{topic}", topic)));
    }

    @ParameterizedTest
    @EnumSource
    void putsEachTypeOnItsTopicAlone(EventType type) {
        Set<String> addresses = document.root()
                .get("channels")
                .valueStream()
                .filter(channel -> document.messages(channel)
                        .anyMatch(m -> AsyncApi.name(m).equals(type.wireName())))
                .map(channel -> channel.get("address").asString())
                .collect(toSet());
        assertThat(addresses).containsExactly(type.topic().wireName());
    }

    @Test
    void hasNoMessageThatIsNoTypeButTheDeadLetterAndThoseBetweenReplicas() {
        assertThat(document.root().at("/components/messages").valueStream().map(AsyncApi::name))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(EventType.values()).map(EventType::wireName),
                                Stream.of("deadLetter", "holdDecided", "sourceFailed", "storeChanged"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void describesHeadersAndPayload(EventType type) {
        JsonNode message = document.message(type);
        assertThat(message.at("/payload/$ref").asString()).isEqualTo("schemas/" + Contract.shortName(type) + ".json");
        JsonNode headers = message.get("headers");
        assertThat(headers.get("title").asString()).isEqualTo(type.record().getSimpleName() + "Headers");
        assertThat(headers.at("/allOf/0/$ref").asString()).isEqualTo("#/components/schemas/cloudEventHeaders");
        assertThat(constant(headers, "ce_type")).isEqualTo(type.wireName());
        assertThat(constant(headers, "ce_dataschema"))
                .isEqualTo(type.dataSchema().toString());
        assertThat(constant(headers, "ce_source")).startsWith("/latchkey/");
    }

    /** In the order in which they are signed. */
    @ParameterizedTest
    @EnumSource
    void namesTheAttributesOfEachType(EventType type) {
        String signature = "latchkey_attributes_signature";
        JsonNode own = document.message(type).at("/headers/allOf/1/properties");
        assertThat(own.propertyNames().stream().filter(name -> name.startsWith("latchkey_") && !name.equals(signature)))
                .containsExactlyElementsOf(type.attributes().stream()
                        .map(name -> "latchkey_" + name)
                        .toList());
        assertThat(own.has(signature)).isEqualTo(!type.attributes().isEmpty());
        String signed = own.at("/" + signature + "/description").asString("");
        assertThat(type.attributes()).allSatisfy(name -> assertThat(signed).contains("`latchkey_" + name + "`"));
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatKeysLookLike(EventType type) {
        JsonNode key = document.message(type).at("/bindings/kafka/key");
        assertThat(key.get("type").asString()).isEqualTo("string");
        Pattern pattern = Pattern.compile(key.get("pattern").asString());
        assertThat(Contract.samples(type))
                .extracting(sample -> EventJson.read(type, EventJson.mapper().writeValueAsBytes(sample))
                        .key())
                .isNotEmpty()
                .allMatch(pattern.asMatchPredicate());
        assertThat("").doesNotMatch(pattern);
    }

    @Test
    void saysTheTypeOfWhatIsCombined() {
        assertThat(Contract.below(document.root()).filter(node -> node.has("allOf")))
                .hasSize(EventType.values().length)
                .allSatisfy(node -> assertThat(node.get("type").asString()).isEqualTo("object"));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.root().findValues("$ref"))
                .hasSizeGreaterThan(60)
                .allSatisfy(ref ->
                        assertThat(resolves(ref.asString())).as(ref.asString()).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void everyTopicHasOneWriter(Topic topic) {
        assertThat(document.operations("send").filter(o -> document.address(o).equals(topic.wireName())))
                .singleElement()
                .satisfies(sends -> assertThat(document.messages(document.channel(topic))
                                .map(message -> constant(message.get("headers"), "ce_source")))
                        .containsOnly("/latchkey/" + AsyncApi.service(sends)));
    }

    /** An operation that names no messages has all those of its channel. */
    @Test
    void everyOperationCarriesAllMessagesOfItsChannel() {
        assertThat(document.root().get("operations")).allMatch(operation -> !operation.has("messages"));
    }

    private static String constant(JsonNode headers, String name) {
        return headers.at("/allOf/1/properties/" + name + "/const").asString();
    }

    private boolean resolves(String reference) {
        return reference.startsWith("#/")
                ? !document.root().at(reference.substring(1)).isMissingNode()
                : AsyncApiTest.class.getResource(reference) != null;
    }

    private static List<String> wireNames() {
        return Arrays.stream(Topic.values()).map(Topic::wireName).toList();
    }
}
