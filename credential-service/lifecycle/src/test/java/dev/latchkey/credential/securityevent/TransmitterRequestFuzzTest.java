package dev.latchkey.credential.securityevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class TransmitterRequestFuzzTest {
    /** Whatever is not refused leads to an https address, or to this machine. */
    @FuzzTest
    void isSafeToAskOrRefused(byte[] body) {
        try {
            TransmitterRequest request = JsonMapper.shared().readValue(body, TransmitterRequest.class);
            if (request != null) {
                assertThat(request.toTransmitter(Instant.EPOCH).jwksUri())
                        .matches("(?i)(https://.*|http://(127|\\[|0).*)");
            }
        } catch (ProblemException refused) {
            assertThat(refused.fields()).isNotEmpty();
        } catch (JacksonException noJson) {
            // Answered before a request is made of it.
        }
    }
}
