package dev.latchkey.policies.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.draft.ChoiceDraft;
import dev.latchkey.policy.draft.ConditionsDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolConditionsTest {
    private static PolicyDraft policy(ChoiceDraft protocols) {
        return new PolicyDraft(
                "p",
                "Rule",
                "on",
                "block",
                new ConditionsDraft(null, null, protocols, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void saysWhichProtocolWasMeant() {
        PolicyDraft draft = policy(new ChoiceDraft(List.of("imap", "imaps"), List.of("https")));
        assertThat(catchThrowableOfType(ProblemException.class, () -> ProtocolConditions.check(draft))
                        .fields())
                .extracting(each -> each.field() + " " + each.given() + " "
                        + each.expected().substring(0, 19))
                .containsExactly(
                        "conditions.protocols.include[1] imaps did you mean imap? ",
                        "conditions.protocols.exclude[0] https did you mean http? ");
    }

    @Test
    void leavesTheRestToTheEngine() {
        for (ChoiceDraft fine : Arrays.asList(
                null,
                new ChoiceDraft(null, null),
                new ChoiceDraft(List.of("all"), List.of("smtp", "x-scanner", "teleport")),
                new ChoiceDraft(Arrays.asList("imap", null), null))) {
            assertThatCode(() -> ProtocolConditions.check(policy(fine))).doesNotThrowAnyException();
        }
    }
}
