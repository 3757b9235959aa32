package dev.latchkey.credential.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.events.AppPasswordRules;
import dev.latchkey.events.EventJson;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import java.time.Instant;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class RulesRequestFuzzTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    /** Whatever is not refused with the fields that are wrong can be kept, read again, and held against a request. */
    @FuzzTest
    void areKeptOrRefused(byte[] body) {
        try {
            RulesRequest request = JsonMapper.shared().readValue(body, RulesRequest.class);
            if (request != null) {
                AppPasswordRules rules = request.toRules();
                String kept = EventJson.mapper().writeValueAsString(rules);
                assertThat(EventJson.mapper().readValue(kept, AppPasswordRules.class))
                        .isEqualTo(rules);
                IssueConstraints limits = new IssueConstraints(rules);
                limits.expiry(new RequestFields(), null, NOW);
                limits.form(new RequestFields(), null);
                limits.needsNetwork(Set.of());
            }
        } catch (ProblemException refused) {
            assertThat(refused.fields()).isNotEmpty();
        } catch (JacksonException noJson) {
            // Answered before a request is made of it.
        }
    }
}
