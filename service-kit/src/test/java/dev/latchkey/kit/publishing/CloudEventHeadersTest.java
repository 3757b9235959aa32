package dev.latchkey.kit.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.EventType;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.AsyncApi;
import dev.latchkey.kit.Facts;
import dev.latchkey.kit.signing.SignatureHeaders;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class CloudEventHeadersTest {
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @ParameterizedTest
    @EnumSource
    void areWhatTheDocumentSays(EventType type) {
        Map<String, String> headers = headers(type, TRACEPARENT);
        headers.put("ce_source", source(type));
        headers.put(SignatureHeaders.KEY, "1");
        headers.put(SignatureHeaders.SIGNATURE, "AAAA");
        if (!type.attributes().isEmpty()) {
            headers.put(SignatureHeaders.ATTRIBUTES, "AAAA");
        }
        assertThat(AsyncApi.errors(type, headers)).isEmpty();
        assertThat(headers.keySet())
                .containsAll(AsyncApi.document()
                        .at("/components/schemas/cloudEventHeaders/properties")
                        .propertyNames())
                .isSubsetOf(declared(type));
    }

    /** What a reader decides by is what it would read in the data. */
    @Test
    void haveTheAttributesOfASignInThatItsDataHas() {
        SignInRecorded signIn = (SignInRecorded) AsyncApi.sample(EventType.SIGN_IN_RECORDED);
        Map<String, String> headers = headers(EventType.SIGN_IN_RECORDED, null);
        assertThat(RecordedAttributes.read(signIn.tenant(), name -> headers.get("latchkey_" + name)))
                .contains(RecordedAttributes.of(signIn));
    }

    @ParameterizedTest
    @EnumSource
    void nameTheSchemaOfTheData(EventType type) {
        assertThat(headers(type, null))
                .containsEntry("ce_dataschema", type.dataSchema().toString())
                .doesNotContainKey("ce_traceparent");
    }

    /** CloudEvents 1.0, naming conventions. */
    @Test
    void haveAttributeNamesThatEveryProtocolCanCarry() {
        assertThat(headers(EventType.SIGN_IN_RECORDED, TRACEPARENT).keySet())
                .filteredOn(name -> !name.equals("content-type") && !name.startsWith(CloudEventHeaders.ATTRIBUTE))
                .allMatch(name -> name.matches("ce_[a-z0-9]{1,20}"));
    }

    private static Map<String, String> headers(EventType type, @Nullable String traceparent) {
        ProducerIdentity producer = new ProducerIdentity("test-service", "one", new UUID(0, 1));
        OutboundEvent out = new OutboundEvent(new UUID(0, 2), Facts.NOON, traceparent, AsyncApi.sample(type));
        Headers headers = new RecordHeaders();
        CloudEventHeaders.add(headers, CloudEventHeaders.of(producer), out);
        headers.add(CloudEventHeaders.sequence(7));
        return Stream.of(headers.toArray())
                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
    }

    private static Set<String> declared(EventType type) {
        return Stream.concat(
                        AsyncApi.document()
                                .at("/components/schemas/cloudEventHeaders/properties")
                                .propertyNames()
                                .stream(),
                        message(type).at("/headers/allOf/1/properties").propertyNames().stream())
                .collect(Collectors.toSet());
    }

    /** The service that sends it, which this one is not. */
    private static String source(EventType type) {
        return message(type).at("/headers/allOf/1/properties/ce_source/const").asString();
    }

    private static JsonNode message(EventType type) {
        return AsyncApi.document()
                .at("/components/messages")
                .valueStream()
                .filter(message -> message.get("name").asString().equals(type.wireName()))
                .findFirst()
                .orElseThrow();
    }
}
