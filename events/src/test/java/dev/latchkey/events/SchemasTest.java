package dev.latchkey.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SchemasTest {
    private static final Set<String> SECRETIVE = Set.of(
            "secret",
            "password",
            "passwords",
            "passphrase",
            "pass",
            "token",
            "key",
            "hash",
            "hmac",
            "verifier",
            "salt",
            "pin",
            "otp",
            "credentials");

    /** Words that only sound like it: a switch, a hash of public rules, and 12 bits that 1 guess in 4096 shares. */
    private static final Set<String> HARMLESS =
            Set.of("appPasswordsEnabled", "contentHash", "secretFingerprint", "mainPasswordChanged");

    private static final Map<String, Class<?>> DEFINITIONS = Map.ofEntries(
            Map.entry("Actor", Actor.class),
            Map.entry("AppliedPolicy", AppliedPolicy.class),
            Map.entry("NamedLocationDefinition", NamedLocationDefinition.class),
            Map.entry("PolicyDefinition", PolicyDefinition.class),
            Map.entry("Conditions", PolicyDefinition.Conditions.class),
            Map.entry("Choice", PolicyDefinition.Choice.class),
            Map.entry("TimeWindow", PolicyDefinition.TimeWindow.class),
            Map.entry("AppPasswordRules", AppPasswordRules.class),
            Map.entry("StepUp", AppPasswordRules.StepUp.class),
            Map.entry("Reactions", AppPasswordRules.Reactions.class),
            Map.entry("Staleness", Staleness.class),
            Map.entry("SignInFacts", SignInFacts.class),
            Map.entry("CredentialAtSignIn", CredentialAtSignIn.class),
            Map.entry("Site", NamedLocationDefinition.Site.class),
            Map.entry("GrantControls", PolicyDefinition.GrantControls.class),
            Map.entry("Rate", PolicyDefinition.Rate.class),
            Map.entry("WeakTls", PolicyDefinition.WeakTls.class),
            Map.entry("DateRange", PolicyDefinition.DateRange.class),
            Map.entry("CredentialConditions", PolicyDefinition.CredentialConditions.class));

    @Test
    void thereIsOneForEachType() {
        assertThat(Contract.schemas().keySet())
                .isEqualTo(Arrays.stream(EventType.values())
                        .map(Contract::shortName)
                        .collect(toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void isItselfValid(EventType type) {
        assertThat(Validation.errorsOfSchema(Contract.schema(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isIdentifiedByTheDataSchemaOfItsType(EventType type) {
        assertThat(type.dataSchema()).matches(URI::isAbsolute).hasNoFragment();
        assertThat(Contract.schema(type).get("$id").asString())
                .isEqualTo(type.dataSchema().toString());
    }

    /** So that generators give it the name that it has here. */
    @ParameterizedTest
    @EnumSource
    void isTitledAsItsRecord(EventType type) {
        JsonNode schema = Contract.schema(type);
        assertThat(schema.get("title").asString()).isEqualTo(type.record().getSimpleName());
        schema.path("$defs")
                .properties()
                .forEach(d -> assertThat(d.getValue().get("title").asString())
                        .isEqualTo(d.getKey())
                        .isEqualTo(DEFINITIONS.get(d.getKey()).getSimpleName()));
        assertThat(Contract.below(schema).filter(node -> node.has("enum")))
                .allSatisfy(
                        closed -> assertThat(closed.path("title").asString("")).matches("[A-Z][A-Za-z]+"));
    }

    /** What only combines others says of which type it is, and so does each that is combined. */
    @ParameterizedTest
    @EnumSource
    void saysTheTypeOfEverything(EventType type) {
        assertThat(Contract.below(Contract.schema(type)).filter(node -> node.has("anyOf")))
                .allSatisfy(node -> assertThat(node.get("anyOf"))
                        .allSatisfy(each -> assertThat(each.get("type"))
                                .isEqualTo(node.get("type"))
                                .isNotNull()));
    }

    /** {@code examples} stands for that alone, and no other keyword of ours is in the way of strict validators. */
    @ParameterizedTest
    @EnumSource
    void listsTheValuesOfOpenVocabulariesAsExamples(EventType type) {
        assertThat(Contract.below(Contract.schema(type)).filter(node -> node.has("examples")))
                .allSatisfy(open -> {
                    assertThat(open.get("type").asString()).isEqualTo("string");
                    assertThat(open.has("enum")).isFalse();
                    assertThat(open.get("examples").valueStream().map(JsonNode::asString))
                            .hasSizeGreaterThan(1)
                            .doesNotHaveDuplicates();
                });
        assertThat(Contract.below(Contract.schema(type)).flatMap(node -> node.propertyNames().stream()))
                .noneMatch(name -> name.startsWith("x-"));
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatTheRecordSays(EventType type) {
        JsonNode schema = Contract.schema(type);
        assertSame(type.record(), schema);
        schema.path("$defs").properties().forEach(d -> assertSame(DEFINITIONS.get(d.getKey()), d.getValue()));
    }

    @ParameterizedTest
    @EnumSource
    void describesEverythingAndStaysOpen(EventType type) {
        objects(Contract.schema(type)).forEach(object -> {
            assertThat(object.path("description").asString("")).isNotBlank();
            assertThat(object.has("additionalProperties")).isFalse();
            object.get("properties")
                    .properties()
                    .forEach(p -> assertThat(
                                    p.getValue().has("$ref") || p.getValue().has("description"))
                            .as(p.getKey())
                            .isTrue());
        });
    }

    @ParameterizedTest
    @EnumSource
    void hasNoPropertyThatSoundsLikeASecret(EventType type) {
        assertThat(objects(Contract.schema(type)).flatMap(o -> o.get("properties").propertyNames().stream()))
                .filteredOn(name -> !HARMLESS.contains(name))
                .allSatisfy(name -> assertThat(words(name)).doesNotContainAnyElementsOf(SECRETIVE));
    }

    @Test
    void definitionsAreTheSameWhereverTheyAreUsed() {
        Map<String, JsonNode> seen = new HashMap<>();
        Contract.schemas()
                .forEach((type, schema) -> schema.path("$defs")
                        .properties()
                        .forEach(d -> assertThat(seen.computeIfAbsent(d.getKey(), name -> d.getValue()))
                                .as("%s of %s", d.getKey(), type)
                                .isEqualTo(d.getValue())));
        assertThat(seen.keySet()).isEqualTo(DEFINITIONS.keySet());
    }

    private static void assertSame(Class<?> type, JsonNode schema) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        assertThat(schema.get("properties").propertyNames())
                .containsExactlyElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(schema.get("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(components.stream()
                        .filter(c -> !c.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
        components.forEach(c -> assertSame(c, schema.get("properties").get(c.getName())));
    }

    private static void assertSame(RecordComponent component, JsonNode property) {
        Class<?> type = component.getType();
        if (property.has("$ref")) {
            assertThat(DEFINITIONS.get(property.get("$ref").asString().substring("#/$defs/".length())))
                    .isEqualTo(type);
            return;
        }
        assertThat(property.get("type").asString()).as(component.getName()).isEqualTo(jsonType(type));
        assertThat(property.path("uniqueItems").asBoolean(false)).isEqualTo(type == Set.class);
        if (type.isEnum()) {
            assertThat(values(property)).isEqualTo(wireNames(type));
            assertThat(property.has("enum") ? property.get("title").asString() : type.getSimpleName())
                    .isEqualTo(type.getSimpleName());
        }
    }

    private static String jsonType(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "array";
        }
        if (type == Double.class) {
            return "number";
        }
        boolean integer = type == long.class || type == Long.class || type == int.class;
        return integer ? "integer" : type == boolean.class || type == Boolean.class ? "boolean" : "string";
    }

    private static Set<String> values(JsonNode property) {
        return Stream.concat(
                        property.path("enum").valueStream(),
                        property.path("examples").valueStream())
                .map(JsonNode::asString)
                .collect(toSet());
    }

    private static Set<String> wireNames(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant != SignInReason.OTHER)
                .map(constant -> EventJson.mapper().valueToTree(constant).asString())
                .collect(toSet());
    }

    private static Stream<JsonNode> objects(JsonNode schema) {
        return Stream.concat(Stream.of(schema), schema.path("$defs").valueStream());
    }

    private static List<String> words(String camelCase) {
        return Stream.of(camelCase.split("(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
