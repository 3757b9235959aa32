package dev.latchkey.credential.reaction;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordChanges;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.rules.TenantRulesStore;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordRules.Reaction;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does to app passwords what the rules of their tenant say. Doing it again changes nothing more. */
public final class ReactToSignal {
    private static final Logger LOG = LoggerFactory.getLogger(ReactToSignal.class);

    private final TenantRulesStore tenantRules;
    private final AppPasswords passwords;
    private final AppPasswordChanges changes;
    private final Clock clock;

    ReactToSignal(TenantRulesStore tenantRules, AppPasswords passwords, AppPasswordChanges changes, Clock clock) {
        this.tenantRules = tenantRules;
        this.passwords = passwords;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Reacts with all app passwords of an account.
     *
     * @param more for the reason, beside what the signal itself says
     */
    public Mono<ReactionOutcome> toAccount(
            String tenant, String account, AccountSignal signal, @Nullable String more, Actor by) {
        return react(tenant, passwords.ofAccount(tenant, account), signal, more, clock.instant(), by);
    }

    /**
     * Reacts with one app password, unless what would be suspended was resumed after the signal.
     *
     * @param at when the signal was given
     */
    Mono<ReactionOutcome> toOne(
            String tenant, String credential, AccountSignal signal, Instant at, @Nullable String more, Actor by) {
        return react(tenant, passwords.ofTenant(tenant, credential).flux(), signal, more, at, by);
    }

    /** Revokes one app password, whatever the rules say. */
    Mono<AppPassword> revoke(String tenant, String credential, String reason, Actor by) {
        return passwords
                .ofTenant(tenant, credential)
                .flatMap(password -> change(password, Reaction.REVOKE, reason, clock.instant(), by));
    }

    /**
     * Suspends one app password for what was tried with it at a moment, whatever the rules say; empty where there was
     * nothing to suspend, or where somebody has resumed it since.
     */
    Mono<AppPassword> suspend(String tenant, String credential, Instant tried, String reason, Actor by) {
        return changes.suspendUnlessResumed(tenant, credential, tried, reason, clock.instant(), by);
    }

    private Mono<ReactionOutcome> react(
            String tenant, Flux<AppPassword> which, AccountSignal signal, @Nullable String more, Instant at, Actor by) {
        String reason = more == null ? signal.words() : signal.words() + ": " + more;
        return tenantRules.rulesOf(tenant).flatMap(rules -> {
            Reaction reaction = signal.reaction(rules.reactions());
            return (reaction == Reaction.KEEP ? Flux.<AppPassword>empty() : which)
                    .concatMap(password -> change(password, reaction, reason, at, by))
                    .map(AppPassword::id)
                    .collectList()
                    .map(changed -> new ReactionOutcome(signal, reaction, changed))
                    .doOnNext(outcome -> tell(tenant, outcome));
        });
    }

    private Mono<AppPassword> change(AppPassword password, Reaction reaction, String reason, Instant at, Actor by) {
        return switch (reaction) {
            case KEEP -> Mono.empty();
            case SUSPEND ->
                changes.suspendUnlessResumed(password.tenant(), password.id(), at, reason, clock.instant(), by);
            case REVOKE -> changes.revokeUnlessOver(password.tenant(), password.id(), reason, clock.instant(), by);
        };
    }

    private static void tell(String tenant, ReactionOutcome outcome) {
        if (!outcome.appPasswords().isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("signal", outcome.signal())
                    .addKeyValue("reaction", outcome.reaction())
                    .addKeyValue("credentials", outcome.appPasswords())
                    .log("app passwords were changed, as the rules of the tenant say");
        }
    }
}
