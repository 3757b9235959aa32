package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.rules.SomeRules;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class IssueRequestFuzzTest {
    private static final Account ANNA =
            new Account("acme", "a-1", "anna@acme.example", null, null, AccountState.ACTIVE, Set.of(), 1);
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    /** What is asked for is issued within bounds, or refused with the fields that are wrong. */
    @FuzzTest
    void isIssuedOrRefused(byte[] body) {
        try {
            IssueRequest request = JsonMapper.shared().readValue(body, IssueRequest.class);
            if (request != null) {
                AppPassword issued = request.toAppPassword(ANNA, "c-1", NOW, SomeRules.LIMITS);
                assertThat(issued.label()).hasSizeBetween(1, 100);
                assertThat(issued.activateBy()).isAfter(NOW);
                assertThat(issued.expiresAt() == null || issued.expiresAt().isAfter(NOW))
                        .isTrue();
            }
        } catch (ProblemException refused) {
            assertThat(refused.fields()).isNotEmpty();
        } catch (JacksonException noJson) {
            // Answered before a request is made of it.
        }
    }
}
