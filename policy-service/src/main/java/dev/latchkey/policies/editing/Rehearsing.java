package dev.latchkey.policies.editing;

import dev.latchkey.policies.rules.TenantRules;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who knows what a change would have meant. */
@FunctionalInterface
public interface Rehearsing {
    /**
     * What it would have meant for the sign-ins of the last days. Never fails.
     *
     * @param login of whoever makes the change; absent where it is a program
     */
    Mono<Impact> rehearse(TenantRules before, TenantRules after, @Nullable String login);
}
