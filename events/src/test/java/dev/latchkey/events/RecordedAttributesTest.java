package dev.latchkey.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RecordedAttributesTest {
    private final SignInRecorded refused = sample("sign-in.recorded.v1.refused");
    private final Map<String, String> beside = new HashMap<>(refused.attributes());

    private static SignInRecorded sample(String name) {
        return read(Contract.samples().get(name));
    }

    private static SignInRecorded read(JsonNode data) {
        return (SignInRecorded)
                EventJson.read(EventType.SIGN_IN_RECORDED, EventJson.mapper().writeValueAsBytes(data));
    }

    private String contradiction(SignInRecorded signIn) {
        return RecordedAttributes.contradiction(signIn, name -> {
                    String given = beside.get(name);
                    return given == null ? null : given.getBytes(UTF_8);
                })
                .orElse("");
    }

    @Test
    void sayWhatTheDataSays() {
        assertThat(RecordedAttributes.read(refused.tenant(), beside::get)).contains(RecordedAttributes.of(refused));
        assertThat(contradiction(refused)).isEmpty();
        JsonNode data = EventJson.mapper().valueToTree(refused);
        assertThat(beside)
                .containsEntry("result", data.get("result").asString())
                .containsEntry("reason", data.get("reason").asString());
    }

    @Test
    void areNamedAmongThoseOfTheType() {
        assertThat(EventType.SIGN_IN_RECORDED.attributes())
                .containsAll(sample("sign-in.recorded.v1").attributes().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"result", "reason", "credential", "login", "protocol", "frontdoor", "address"})
    void contradictTheDataWhereOneIsAnotherOrMissing(String name) {
        beside.put(name, "another");
        assertThat(contradiction(refused)).isEqualTo(name);
        if (refused.attributes().containsKey(name)) {
            beside.remove(name);
            assertThat(contradiction(refused)).isEqualTo(name);
        }
    }

    @Test
    void areNotThereInRecordsOfEarlierReleases() {
        beside.clear();
        assertThat(contradiction(refused)).isEmpty();
        assertThat(RecordedAttributes.read(refused.tenant(), beside::get)).isEmpty();
    }

    @Test
    void mayHaveAReasonThatANewerReleaseKnows() {
        ObjectNode newer = EventJson.mapper().valueToTree(refused);
        newer.put("reason", "phaseOfTheMoon");
        beside.put("reason", "phaseOfTheMoon");
        assertThat(contradiction(read(newer))).isEmpty();
        assertThat(RecordedAttributes.read(refused.tenant(), beside::get))
                .get()
                .extracting(RecordedAttributes::reason)
                .isEqualTo(SignInReason.OTHER);
    }

    @Test
    void areNotReadWhereTheTenantIsMissing() {
        assertThat(RecordedAttributes.read(null, beside::get)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "result", "reason", "protocol", "frontdoor"})
    void areNotReadWhereOneIsMissing(String name) {
        beside.remove(name);
        assertThat(RecordedAttributes.read(refused.tenant(), beside::get)).isEmpty();
    }
}
