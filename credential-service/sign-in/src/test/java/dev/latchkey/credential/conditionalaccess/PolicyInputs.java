package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.credential.conditionalaccess.AttributeSource.Subject;
import dev.latchkey.credential.memory.MemoryBudget;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/** What policies are evaluated with, for the tests of other packages. */
public final class PolicyInputs {
    private PolicyInputs() {}

    /** Attributes of everybody, as a database would have them. */
    public static AttributeSource attributes(Mono<Set<String>> groups, Mono<Instant> lastUse) {
        return new AttributeSource(
                new AttributeSource.Reads() {
                    @Override
                    public Mono<Set<String>> groupsOf(Subject account) {
                        return groups;
                    }

                    @Override
                    public Mono<Instant> lastUseOf(Subject credential) {
                        return lastUse;
                    }
                },
                budget());
    }

    /** No app password is at risk. */
    public static RiskScores noRisks() {
        return new RiskScores(budget(), Duration.ofDays(1), Clock.systemUTC());
    }

    /** Nothing was used yet. */
    public static PolicyRates rates() {
        return new PolicyRates(budget(), System::nanoTime);
    }

    private static MemoryBudget budget() {
        return new MemoryBudget(1L << 30, new SimpleMeterRegistry());
    }
}
