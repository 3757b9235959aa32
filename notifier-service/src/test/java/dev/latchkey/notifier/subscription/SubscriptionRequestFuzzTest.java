package dev.latchkey.notifier.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.notifier.alert.DetectorNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class SubscriptionRequestFuzzTest {
    /** What is chosen exists, or the field that is wrong is named. */
    @FuzzTest
    void choosesWhatThereIsOrIsRefused(byte[] body) {
        try {
            SubscriptionRequest request = JsonMapper.shared().readValue(body, SubscriptionRequest.class);
            if (request != null) {
                assertThat(DetectorNames.ALL).containsAll(request.chosenDetectors());
                assertThat(request.chosenDetectors()).doesNotHaveDuplicates();
                assertThat(request.chosenSeverity()).isNotNull();
            }
        } catch (ProblemException refused) {
            assertThat(refused.fields()).isNotEmpty();
        } catch (JacksonException noJson) {
            // Answered before a request is made of it.
        }
    }
}
