package dev.latchkey.credential.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.PolicySnapshotsConfirmed;
import dev.latchkey.events.Staleness;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final Instant NOON = Instant.parse("2026-03-07T12:00:00Z");

    private final Confirmations confirmations = new Confirmations();

    private void confirmed(Instant asOf, String... behind) {
        confirmations.note(new PolicySnapshotsConfirmed(asOf, List.of(behind), "policy-service-1"));
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

    @Test
    void readsTheBound() {
        assertThat(StalenessBound.of(null)).isNull();
        assertThat(StalenessBound.of(new Staleness("PT1H", "keepLast")))
                .isEqualTo(new StalenessBound(Duration.ofHours(1), false));
        assertThat(StalenessBound.of(new Staleness("P1D", "temporaryFailure")))
                .isEqualTo(new StalenessBound(Duration.ofDays(1), true));
    }

    @Test
    void refusesABoundThatItDoesNotUnderstand() {
        assertThatThrownBy(() -> StalenessBound.of(new Staleness("an hour", "keepLast")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("staleness.atMost: an hour");
        assertThatThrownBy(() -> StalenessBound.of(new Staleness("PT1H", "panic")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("staleness.then: panic");
    }
}
