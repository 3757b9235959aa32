package dev.latchkey.policies.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.policies.rollout.Rollout.Replica;
import dev.latchkey.policies.rules.Rules;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.rules.TenantSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolloutStatusTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final TenantRuleSet SEVENTH = new TenantRuleSet(
            "acme", 7, NOW.minusSeconds(1), null, Rules.none(), Rules.none(), TenantSettings.NONE, null);

    private final RolloutStatus status =
            new RolloutStatus(new RolloutSettings(Duration.ofSeconds(35), Duration.ofMinutes(5)));

    private void reports(String tenant, String replica, long version, @Nullable Long after, @Nullable Long rejected) {
        List<String> problems = rejected == null ? List.of() : List.of("policies[0].effect: warn");
        String hash = version == SEVENTH.version() ? SEVENTH.snapshot().contentHash() : "another";
        status.saw(new PolicySnapshotReported(tenant, replica, version, hash, after, rejected, problems), NOW);
    }

    private List<String> states(Instant now) {
        return status.of(SEVENTH, now).each().stream()
                .map(each -> each.replica() + " " + each.state() + " " + each.version())
                .toList();
    }

    @Test
    void saysInASentenceHowFarItHasCome() {
        assertThat(status.of(SEVENTH, NOW).summary()).isEqualTo("version 7 is live on 0 of 0 replicas");
        reports("acme", "one", 7, 90L, null);
        reports("acme", "two", 6, 50L, null);
        assertThat(status.of(SEVENTH, NOW).summary()).isEqualTo("version 7 is live on 1 of 2 replicas");
        reports("acme", "two", 7, 140L, null);
        assertThat(status.of(SEVENTH, NOW).summary()).isEqualTo("version 7 is live on 2 of 2 replicas after 140 ms");
    }

    @Test
    void tellsWhoIsBehindAndWhoRejectedIt() {
        reports("acme", "one", 6, 50L, null);
        reports("acme", "two", 6, 50L, 7L);
        reports(ReservedTenants.UNASSIGNED, "three", 0, null, null);
        assertThat(states(NOW)).containsExactly("one behind 6", "three behind 0", "two rejected 6");
        assertThat(status.of(SEVENTH, NOW).each())
                .filteredOn(each -> each.replica().equals("two"))
                .flatExtracting(Replica::problems)
                .containsExactly("policies[0].effect: warn");
    }

    /** A newer version than is stored, and other rules under the same number: neither is "at least this one". */
    @Test
    void tellsWhoJudgesByRulesThatNobodyHasStored() {
        reports("acme", "one", 7, 90L, null);
        reports("acme", "two", 1L << 62, 90L, null);
        status.saw(new PolicySnapshotReported("acme", "three", 7, "another", 90L, null, List.of()), NOW);
        status.saw(new PolicySnapshotReported("acme", "two-rejected", 6, "another", 90L, 1L << 62, List.of("x")), NOW);
        assertThat(states(NOW))
                .containsExactly(
                        "one live 7", "three diverging 7", "two diverging " + (1L << 62), "two-rejected behind 6");
        assertThat(status.of(SEVENTH, NOW).summary())
                .isEqualTo("version 7 is live on 1 of 4 replicas; other rules than these are in force on 2");
    }

    @Test
    void givesUpWhoIsSilent() {
        reports("acme", "one", 7, 90L, null);
        assertThat(states(NOW.plusSeconds(34))).containsExactly("one live 7");
        assertThat(states(NOW.plusSeconds(35))).containsExactly("one silent 7");
        assertThat(states(NOW.plusSeconds(300))).isEmpty();
        status.saw(
                new PolicySnapshotReported(ReservedTenants.UNASSIGNED, "one", 0, null, null, null, List.of()),
                NOW.plusSeconds(299));
        assertThat(states(NOW.plusSeconds(300))).containsExactly("one live 7");
    }

    @Test
    void showsNothingOfAnotherTenant() {
        reports("other", "one", 9, 90L, 10L);
        assertThat(status.of(SEVENTH, NOW).each()).singleElement().satisfies(each -> {
            assertThat(each.version()).isZero();
            assertThat(each.problems()).isEmpty();
        });
    }
}
