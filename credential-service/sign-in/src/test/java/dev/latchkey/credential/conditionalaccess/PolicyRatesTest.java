package dev.latchkey.credential.conditionalaccess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.policy.rule.Effect;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PolicyRatesTest {
    private static final Effect.LimitRate THREE_A_MINUTE = new Effect.LimitRate(3, Duration.ofMinutes(1));

    // Nanoseconds may be negative, and may pass the largest number.
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(30).toNanos());
    private final PolicyRates rates = new PolicyRates(new MemoryBudget(1L << 30, new SimpleMeterRegistry()), now::get);

    private boolean uses(String tenant, String credential, String policy) {
        return rates.of(tenant, credential).within(policy, THREE_A_MINUTE);
    }

    private int usesOf(int attempts) {
        int within = 0;
        for (int i = 0; i < attempts; i++) {
            within += uses("acme", "phone", "p") ? 1 : 0;
        }
        return within;
    }

    @Test
    void letsAsManyPassAtOnceAsTheLimitSays() {
        assertThat(usesOf(10)).isEqualTo(3);
    }

    @Test
    void letsOnePassForEachShareOfTheTime() {
        usesOf(10);
        now.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(usesOf(10)).isEqualTo(1);
        now.addAndGet(Duration.ofSeconds(19).toNanos());
        assertThat(usesOf(10)).isZero();
        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(usesOf(10)).isEqualTo(3);
    }

    @Test
    void countsEachTenantAppPasswordAndPolicyByItself() {
        usesOf(3);
        assertThat(uses("acme", "phone", "p")).isFalse();
        assertThat(uses("other", "phone", "p")).isTrue();
        assertThat(uses("acme", "scanner", "p")).isTrue();
        assertThat(uses("acme", "phone", "q")).isTrue();
        assertThat(rates.of("acme", null).within("p", THREE_A_MINUTE)).isTrue();
    }
}
