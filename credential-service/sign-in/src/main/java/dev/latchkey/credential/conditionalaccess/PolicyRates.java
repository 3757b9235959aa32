package dev.latchkey.credential.conditionalaccess;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.policy.evaluation.SignInRates;
import dev.latchkey.policy.rule.Effect;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often each app password was used, for the policies that limit it; on this replica alone. By the generic cell rate
 * algorithm (ITU-T I.371): one moment is kept for each policy and app password. As many sign-ins as the limit says may come at
 * once, and after them one for each share of the time; one that is refused costs nothing.
 */
public final class PolicyRates {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final LongSupplier nanoTime;
    private final Cache<Key, Long> nextDue;

    private record Key(String tenant, String credential, String policy) {
        int bytes() {
            return HeapBytes.OBJECT + HeapBytes.of(tenant, credential, policy);
        }
    }

    PolicyRates(MemoryBudget budget, LongSupplier nanoTime) {
        this.nextDue = budget.cache(MemoryShare.RATES, (key, due) -> key.bytes() + HeapBytes.OBJECT, LONGEST);
        this.nanoTime = nanoTime;
    }

    /** What is counted for an app password; nothing where none was recognised. */
    public SignInRates of(String tenant, @Nullable String credential) {
        return credential == null
                ? SignInRates.UNCOUNTED
                : (policy, limit) -> within(new Key(tenant, credential, policy), limit);
    }

    private boolean within(Key key, Effect.LimitRate limit) {
        long now = nanoTime.getAsLong();
        long period = limit.per().toNanos();
        long share = period / limit.signIns();
        boolean[] within = {false};
        nextDue.asMap().compute(key, (same, before) -> {
            long due = before == null || before - now < 0 ? now : before;
            within[0] = due + share - now <= period;
            return within[0] ? Long.valueOf(due + share) : before;
        });
        return within[0];
    }
}
