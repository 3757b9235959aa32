package dev.latchkey.credential.conditionalaccess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.PolicySnapshotsConfirmed;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyCompletenessTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Set<String> known = new HashSet<>(Set.of("acme"));
    private final PolicyConfirmations confirmations = new PolicyConfirmations();
    private Instant asOf = NOON;
    private final PolicyCompleteness completeness =
            new PolicyCompleteness(known::contains, known::size, confirmations, () -> asOf);

    @Test
    void takesATenantForOneWithoutPoliciesWhereNobodySaysOtherwise() {
        assertThat(completeness.mayLack("globex")).isFalse();
    }

    @Test
    void isNotSureOfATenantWhosePoliciesWereNotOnTheTopic() {
        confirmations.note(new PolicySnapshotsConfirmed(NOON, List.of("globex", "acme"), "policy-service-1", null));
        assertThat(completeness.mayLack("globex")).isTrue();
        assertThat(completeness.mayLack("acme"))
                .as("older ones of it are known")
                .isFalse();
        confirmations.note(new PolicySnapshotsConfirmed(NOON.plusSeconds(1), List.of(), "policy-service-1", null));
        assertThat(completeness.mayLack("globex")).isFalse();
    }

    @Test
    void isNotSureOfAnyTenantWithoutPoliciesWhileThereAreFewerThanThereWere() {
        confirmations.counted(2, NOON.minusSeconds(30));
        assertThat(completeness.lacking()).isEqualTo(1);
        assertThat(completeness.mayLack("globex")).isTrue();
        assertThat(completeness.mayLack("acme")).isFalse();
        confirmations.counted(1, NOON.minusSeconds(20));
        assertThat(completeness.mayLack("globex")).isFalse();
    }

    @Test
    void isNotSureAtTheStartUntilItKnowsAsManyAsWereCounted() {
        confirmations.counted(2, NOON);
        assertThat(completeness.mayLack("globex")).isTrue();
        known.add("initech");
        assertThat(completeness.mayLack("globex")).isFalse();
    }

    /** Else every first count after a start would keep everybody out who has no policies, strangers foremost. */
    @Test
    void isSureAtOnceWhereNothingThatWasCountedIsLacking() {
        confirmations.counted(1, NOON);
        assertThat(completeness.mayLack("globex")).isFalse();
        confirmations.counted(0, NOON.plusSeconds(60));
        assertThat(completeness.mayLack("globex")).isFalse();
    }

    @Test
    void mindsNoTenantThatIsOnItsWay() {
        confirmations.counted(1, NOON.minusSeconds(30));
        assertThat(completeness.mayLack("globex")).isFalse();
        confirmations.counted(2, NOON);
        assertThat(completeness.mayLack("globex"))
                .as("it may not have arrived yet")
                .isFalse();
        asOf = NOON.plusSeconds(5);
        assertThat(completeness.mayLack("globex")).isTrue();
    }
}
