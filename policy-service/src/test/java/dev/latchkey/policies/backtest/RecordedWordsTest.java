package dev.latchkey.policies.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.policy.evaluation.ConditionType;
import dev.latchkey.policy.evaluation.GrantControl;
import dev.latchkey.policy.evaluation.PolicyResultType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The words of an evaluation are those that the schema of its record lists. */
class RecordedWordsTest {
    @Test
    void listsEveryResult() throws IOException {
        assertListed("result", PolicyResultType.values(), PolicyResultType::wireName);
    }

    @Test
    void listsEveryCondition() throws IOException {
        assertListed("firstUnmetCondition", ConditionType.values(), ConditionType::wireName);
    }

    @Test
    void listsEveryGrantControl() throws IOException {
        assertListed("unmetControl", GrantControl.values(), GrantControl::wireName);
    }

    private static <T> void assertListed(String field, T[] all, Function<T, String> word) throws IOException {
        try (InputStream schema = SignInRecorded.class.getResourceAsStream("schemas/sign-in.recorded.v1.json")) {
            JsonNode listed =
                    EventJson.mapper().readTree(schema).at("/$defs/AppliedPolicy/properties/" + field + "/examples");
            assertThat(listed.valueStream().map(JsonNode::asString))
                    .containsExactlyElementsOf(Arrays.stream(all).map(word).toList());
        }
    }
}
