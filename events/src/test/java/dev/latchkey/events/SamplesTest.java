package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SamplesTest {
    static Set<String> names() {
        return Contract.samples().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void fitsItsSchema(String name) {
        JsonNode schema = Contract.schema(Contract.typeOfSample(name));
        assertThat(Validation.errors(schema, Contract.samples().get(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadAndWrittenBackTheSame(String name) {
        JsonNode sample = Contract.samples().get(name);
        Event event = EventJson.read(Contract.typeOfSample(name), bytes(sample));
        assertThat(tree(EventJson.write(event))).isEqualTo(sample);
        assertThat(EventJson.read(EventType.of(event), EventJson.write(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void showEveryPropertyAndAlsoTheLeastOfThem(EventType type) {
        JsonNode schema = Contract.schema(type);
        Set<String> shown = Contract.samples(type).stream()
                .flatMap(s -> s.propertyNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
        Set<String> required =
                schema.get("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        assertThat(Contract.samples(type))
                .anySatisfy(s -> assertThat(s.propertyNames()).containsExactlyInAnyOrderElementsOf(required));
    }

    @ParameterizedTest
    @EnumSource
    void validationNoticesEachMissingProperty(EventType type) {
        JsonNode schema = Contract.schema(type);
        ObjectNode sample = (ObjectNode) Contract.samples().get(Contract.shortName(type));
        schema.get("required")
                .forEach(name -> assertThat(
                                Validation.errors(schema, sample.deepCopy().without(name.asString())))
                        .as(name.asString())
                        .hasSize(1));
    }

    @Test
    void validationNoticesWrongForms() {
        JsonNode schema = Contract.schema(EventType.SIGN_IN_RECORDED);
        ObjectNode sample = (ObjectNode) Contract.samples().get("sign-in.recorded.v1");
        assertThat(Validation.errors(schema, sample.deepCopy().put("address", "300.1.1.1")))
                .isNotEmpty();
        assertThat(Validation.errors(schema, sample.deepCopy().put("supersedes", "soon")))
                .isNotEmpty();
        assertThat(Validation.errors(schema, sample.deepCopy().put("result", "maybe")))
                .isNotEmpty();
        assertThat(Validation.errors(schema, sample.deepCopy().put("reason", "ofANewerRelease")))
                .isEmpty();
    }

    private static byte[] bytes(JsonNode node) {
        return EventJson.mapper().writeValueAsBytes(node);
    }

    private static JsonNode tree(byte[] json) {
        return EventJson.mapper().readTree(json);
    }
}
