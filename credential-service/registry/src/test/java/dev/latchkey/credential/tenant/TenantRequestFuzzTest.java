package dev.latchkey.credential.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.kit.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class TenantRequestFuzzTest {
    /** What is asked for is registered, or refused with the fields that are wrong. */
    @FuzzTest
    void isRegisteredOrRefused(byte[] body) {
        try {
            TenantRequest request = JsonMapper.shared().readValue(body, TenantRequest.class);
            if (request != null) {
                assertThat(request.toTenant().domains()).isNotEmpty().allMatch(each -> each.contains("."));
            }
        } catch (ProblemException refused) {
            assertThat(refused.fields()).isNotEmpty();
        } catch (JacksonException noJson) {
            // Answered before a request is made of it.
        }
    }
}
