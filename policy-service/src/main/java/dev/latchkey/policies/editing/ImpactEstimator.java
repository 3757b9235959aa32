package dev.latchkey.policies.editing;

import dev.latchkey.policies.rules.TenantRuleSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who knows what a change would have meant. */
@FunctionalInterface
public interface ImpactEstimator {
    /**
     * What it would have meant for the sign-ins of the last days. Never fails.
     *
     * @param login of whoever makes the change; absent where it is a program
     */
    Mono<Impact> rehearse(TenantRuleSet before, TenantRuleSet after, @Nullable String login);
}
