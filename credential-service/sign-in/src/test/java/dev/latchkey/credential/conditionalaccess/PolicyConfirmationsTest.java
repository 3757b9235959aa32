package dev.latchkey.credential.conditionalaccess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.PolicySnapshotsConfirmed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyConfirmationsTest {
    private static final Instant NOON = Instant.parse("2026-03-07T12:00:00Z");

    private final PolicyConfirmations confirmations = new PolicyConfirmations();

    private void confirmed(Instant asOf, String... behind) {
        confirmations.note(new PolicySnapshotsConfirmed(asOf, List.of(behind), "policy-service-1", null));
    }

    @Test
    void isUnknownBeforeTheFirstConfirmation() {
        assertThat(confirmations.of("acme")).isEqualTo(Instant.MIN);
    }

    @Test
    void isAsOfTheLastConfirmation() {
        confirmed(NOON);
        confirmed(NOON.plusSeconds(30));
        assertThat(confirmations.of("acme")).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void doesNotGoBackForAnInstanceThatIsHeardLate() {
        confirmed(NOON, "acme");
        confirmed(NOON.minusSeconds(30));
        assertThat(confirmations.ofMost()).isEqualTo(NOON);
        assertThat(confirmations.of("acme")).isEqualTo(Instant.MIN);
    }

    @Test
    void staysWhereItWasForATenantWhosePoliciesWait() {
        confirmed(NOON);
        confirmed(NOON.plusSeconds(30), "acme");
        confirmed(NOON.plusSeconds(60), "acme");
        assertThat(confirmations.of("acme")).isEqualTo(NOON);
        assertThat(confirmations.of("other")).isEqualTo(NOON.plusSeconds(60));
        confirmed(NOON.plusSeconds(90));
        assertThat(confirmations.of("acme")).isEqualTo(NOON.plusSeconds(90));
    }
}
