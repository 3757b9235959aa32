package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CompatibilityTest {
    private static final String SCHEMA = """
            {"$id": "https://x.example/visit.v1.json", "type": "object", "description": "A visit.",
             "properties": {
               "who":   {"type": "string", "minLength": 1},
               "note":  {"type": "string"},
               "how":   {"type": "string", "enum": ["foot", "bike"]},
               "why":   {"type": "string", "examples": ["work", "fun"]},
               "stops": {"type": "array", "items": {"$ref": "#/$defs/Stop"}}},
             "required": ["who", "how", "stops"],
             "$defs": {"Stop": {"type": "object",
                                "properties": {"at": {"type": "string", "format": "date-time"}, "for": {"type": "integer"}},
                                "required": ["at"]}}}
            """;

    @Test
    void acceptsTheSameSchema() {
        assertThat(Compatibility.breaks(schema(), schema())).isEmpty();
    }

    @Test
    void acceptsNewOptionalProperty() {
        assertAccepted(now -> at(now, "/properties").putObject("weather").put("type", "string"));
    }

    @Test
    void acceptsOptionalPropertyTakenAway() {
        assertAccepted(now -> at(now, "/properties").remove("note"));
    }

    @Test
    void acceptsOtherWordsOfDocumentation() {
        assertAccepted(now -> now.put("description", "Somebody came by."));
    }

    @Test
    void acceptsNewValueOfOpenEnum() {
        assertAccepted(now -> values(now, "/properties/why/examples").add("chance"));
    }

    @Test
    void acceptsDefinitionThatMoved() {
        assertAccepted(now -> at(now, "/properties/stops").set("items", now.at("/$defs/Stop")));
    }

    @Test
    void rejectsNewRequiredProperty() {
        assertRejected("$.weather: became required", now -> {
            at(now, "/properties").putObject("weather").put("type", "string");
            values(now, "/required").add("weather");
        });
    }

    @Test
    void rejectsOptionalPropertyThatBecameRequired() {
        assertRejected(
                "$.note: became required", now -> values(now, "/required").add("note"));
    }

    @Test
    void rejectsRequiredPropertyThatBecameOptional() {
        assertRejected(
                "$.who: is no longer required", now -> values(now, "/required").remove(0));
    }

    @Test
    void rejectsRequiredPropertyTakenAway() {
        assertRejected("$.who: is no longer required", now -> {
            at(now, "/properties").remove("who");
            values(now, "/required").remove(0);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/properties/who, type, integer, '$.who: type \"string\" -> \"integer\"'",
        "/properties/note, format, email, '$.note: format none -> \"email\"'",
        "/properties/note, pattern, ^x, '$.note: pattern none -> \"^x\"'",
        "/$defs/Stop/properties/for, type, string, '$.stops[].for: type \"integer\" -> \"string\"'",
        "/$defs/Stop/properties/at, format, time, '$.stops[].at: format \"date-time\" -> \"time\"'"
    })
    void rejectsOtherTypeOrForm(String where, String keyword, String value, String expected) {
        assertRejected(expected, now -> at(now, where).put(keyword, value));
    }

    @Test
    void rejectsConstraintTakenAway() {
        assertRejected(
                "$.who: minLength 1 -> none", now -> at(now, "/properties/who").remove("minLength"));
    }

    @Test
    void rejectsOtherIdentifier() {
        assertRejected(
                "$: $id \"https://x.example/visit.v1.json\" -> \"https://x.example/visit.v2.json\"",
                now -> now.put("$id", "https://x.example/visit.v2.json"));
    }

    @Test
    void rejectsClosingForUnknownProperties() {
        assertRejected("$: additionalProperties none -> false", now -> now.put("additionalProperties", false));
    }

    @Test
    void rejectsValueAddedToClosedEnum() {
        assertRejected(
                "$.how: enum [\"foot\",\"bike\"] -> [\"foot\",\"bike\",\"car\"]",
                now -> values(now, "/properties/how/enum").add("car"));
    }

    @Test
    void rejectsValueTakenFromClosedEnum() {
        assertRejected(
                "$.how: enum [\"foot\",\"bike\"] -> [\"bike\"]",
                now -> values(now, "/properties/how/enum").remove(0));
    }

    @Test
    void rejectsValueTakenFromOpenEnum() {
        assertRejected(
                "$.why: examples [\"work\",\"fun\"] -> [\"fun\"]",
                now -> values(now, "/properties/why/examples").remove(0));
    }

    @Test
    void rejectsOpenEnumThatWasClosed() {
        assertThat(breaks(now -> {
                    at(now, "/properties/why").remove("examples");
                    at(now, "/properties/why").putArray("enum").add("work").add("fun");
                }))
                .hasSize(2);
    }

    @Test
    void rejectsItemsTakenAway() {
        assertRejected(
                "$.stops: items {\"$ref\":\"#/$defs/Stop\"} -> none",
                now -> at(now, "/properties/stops").remove("items"));
    }

    private static void assertAccepted(Consumer<ObjectNode> change) {
        assertThat(breaks(change)).isEmpty();
    }

    private static void assertRejected(String expected, Consumer<ObjectNode> change) {
        assertThat(breaks(change)).containsExactly(expected);
    }

    private static Iterable<String> breaks(Consumer<ObjectNode> change) {
        ObjectNode now = schema();
        change.accept(now);
        assertThat((JsonNode) now).as("the change must change something").isNotEqualTo(schema());
        return Compatibility.breaks(schema(), now);
    }

    private static ObjectNode schema() {
        return (ObjectNode) EventJson.mapper().readTree(SCHEMA);
    }

    private static ObjectNode at(ObjectNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer);
    }

    private static ArrayNode values(ObjectNode schema, String pointer) {
        return (ArrayNode) schema.at(pointer);
    }
}
