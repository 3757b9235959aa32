package dev.latchkey.credential.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.kit.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class FrontDoorRequestFuzzTest {
    /** What is asked for is registered, or refused with the fields that are wrong. */
    @FuzzTest
    void isRegisteredOrRefused(byte[] body) {
        try {
            FrontDoorRequest request = JsonMapper.shared().readValue(body, FrontDoorRequest.class);
            if (request != null) {
                assertThat(request.toDoor().services()).isNotEmpty().doesNotContainNull();
            }
        } catch (ProblemException refused) {
            assertThat(refused.fields()).isNotEmpty();
        } catch (JacksonException noJson) {
            // Answered before a request is made of it.
        }
    }
}
