package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.rules.SomeRules;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class BulkRequestFuzzTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Account ANNA =
            new Account("acme", "a-1", "anna@acme.example", null, null, AccountState.ACTIVE, Set.of(), 1);
    private static final List<AppPassword> PASSWORDS = List.of(issued("{\"label\":\"Phone\"}"), issued("""
                    {"label":"Scanner","protocols":["smtp"],"services":["mail"]}"""));

    private static AppPassword issued(String request) {
        return JsonMapper.shared()
                .readValue(request, IssueRequest.class)
                .toAppPassword(ANNA, "c-1", NOW.minus(Duration.ofDays(1)), SomeRules.LIMITS);
    }

    /** Whatever is not refused with the fields that are wrong can be answered for every app password. */
    @FuzzTest
    void choosesOrIsRefused(byte[] body) {
        try {
            BulkRequest request = JsonMapper.shared().readValue(body, BulkRequest.class);
            if (request != null) {
                BulkRequest checked = request.checked();
                PASSWORDS.forEach(each -> checked.matches(each, null, NOW));
            }
        } catch (ProblemException refused) {
            assertThat(refused.fields()).isNotEmpty();
        } catch (JacksonException noJson) {
            // Answered before a request is made of it.
        }
    }
}
