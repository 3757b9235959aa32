package dev.latchkey.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventJsonTest {
    @ParameterizedTest
    @EnumSource
    void ignoresFieldsOfANewerRelease(EventType type) {
        ObjectNode sample = sample(type);
        Event event = read(type, sample);
        sample.putObject("ofANewerRelease").put("x", 1);
        assertThat(read(type, sample)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void namesTheRequiredFieldThatIsMissing(EventType type, String field) {
        ObjectNode sample = sample(type);
        sample.remove(field);
        assertThatThrownBy(() -> read(type, sample))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("'" + field + "'");
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void namesTheRequiredFieldThatIsNull(EventType type, String field) {
        ObjectNode sample = sample(type);
        sample.putNull(field);
        assertThatThrownBy(() -> read(type, sample))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(field);
    }

    static Stream<Arguments> requiredFields() {
        return Stream.of(EventType.values())
                .flatMap(type -> Contract.schema(type)
                        .get("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(field -> !sample(type).get(field).isArray())
                        .map(field -> Arguments.of(type, field)));
    }

    @ParameterizedTest
    @EnumSource
    void takesAbsentAndNullArraysForEmptyOnes(EventType type) {
        ObjectNode without = sample(type);
        ObjectNode withNulls = sample(type);
        ObjectNode withEmpty = sample(type);
        Set<String> optional = optional(type);
        sample(type).properties().stream()
                .filter(f -> f.getValue().isArray() && !optional.contains(f.getKey()))
                .forEach(f -> {
                    without.remove(f.getKey());
                    withNulls.putNull(f.getKey());
                    withEmpty.putArray(f.getKey());
                });
        assertThat(read(type, without)).isEqualTo(read(type, withEmpty)).isEqualTo(read(type, withNulls));
    }

    /** What came later, and is told from "none". */
    private static Set<String> optional(EventType type) {
        return Arrays.stream(type.record().getRecordComponents())
                .filter(each -> each.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void readsReasonOfANewerReleaseAsOther() {
        ObjectNode sample = sample(EventType.SIGN_IN_RECORDED).put("reason", "blockedByTheMoon");
        assertThat(((SignInRecorded) read(EventType.SIGN_IN_RECORDED, sample)).reason())
                .isEqualTo(SignInReason.OTHER);
    }

    @Test
    void refusesUnknownValueOfClosedEnum() {
        ObjectNode sample = sample(EventType.SIGN_IN_RECORDED).put("result", "perhaps");
        assertThatThrownBy(() -> read(EventType.SIGN_IN_RECORDED, sample)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{}", "null", "{\"tenant\": {}}"})
    void refusesWhatIsNoEvent(String json) {
        assertThatThrownBy(() -> EventJson.read(EventType.TENANT_CHANGED, json.getBytes(UTF_8)))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void writesEqualEventsAsEqualBytes() {
        assertThat(EventJson.write(account(Set.of("pop3", "imap", "smtp"))))
                .isEqualTo(EventJson.write(account(Set.of("smtp", "imap", "pop3"))))
                .asString(UTF_8)
                .contains("[\"imap\",\"pop3\",\"smtp\"]");
    }

    @Test
    void leavesOutWhatIsAbsent() {
        assertThat(new String(EventJson.write(account(Set.of())), UTF_8)).doesNotContain("displayName", "null");
    }

    @Test
    void keepsEventsFromBeingChanged() {
        List<String> domains = new ArrayList<>(List.of("acme.example"));
        var event = new TenantChanged("acme", "Acme", domains, true, 1, Actor.service("credential-service"));
        domains.clear();
        assertThat(event.domains()).containsExactly("acme.example");
        assertThatThrownBy(() -> event.domains().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static AccountChanged account(Set<String> legacyDisabledFor) {
        Actor by = Actor.service("credential-service");
        return new AccountChanged(
                "acme", "anna", "anna@acme.example", null, null, null, AccountState.ACTIVE, legacyDisabledFor, 1, by);
    }

    private static ObjectNode sample(EventType type) {
        return (ObjectNode) Contract.samples().get(Contract.shortName(type));
    }

    private static Event read(EventType type, JsonNode json) {
        return EventJson.read(type, EventJson.mapper().writeValueAsBytes(json));
    }
}
