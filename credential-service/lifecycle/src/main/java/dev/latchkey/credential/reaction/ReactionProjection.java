package dev.latchkey.credential.reaction;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.Event;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads off the streams what the rules of a tenant may have something to say about. */
final class ReactionProjection {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Longer than this service may be away without anybody noticing. */
    private static final Duration REACHES_BACK = Duration.ofDays(1);

    private static final Set<AlertSeverity> HIGH = Set.of(AlertSeverity.HIGH, AlertSeverity.CRITICAL);
    /** As notifier-service names the word of an owner who followed a signed link. */
    private static final String DISOWNED = "disowned";

    private static final Actor OWNER_BY_LINK = Actor.service("notice-link");
    private static final Actor SELF = Actor.service("credential-service");

    private final ReactToSignal reactions;
    private final Accounts accounts;
    private final Clock clock;

    ReactionProjection(ReactToSignal reactions, Accounts accounts, Clock clock) {
        this.reactions = reactions;
        this.accounts = accounts;
        this.clock = clock;
    }

    void handle(List<ReceivedEvent> batch) {
        Flux.fromIterable(batch)
                .concatMap(each -> react(each.event(), each.envelope().time()))
                .then()
                .block(PATIENCE);
    }

    private Mono<ReactionOutcome> react(Event event, Instant at) {
        return switch (event) {
            case AccountChanged changed when changed.state() == AccountState.DISABLED -> disabled(changed);
            case AlertRaised alert when DISOWNED.equals(alert.detector()) -> disowned(alert);
            case AlertRaised alert when HIGH.contains(alert.severity()) -> risk(alert, at);
            default -> Mono.empty();
        };
    }

    /** It may have been enabled again since. */
    private Mono<ReactionOutcome> disabled(AccountChanged changed) {
        return accounts.byId(changed.tenant(), changed.account())
                .onErrorResume(ProblemException.class, gone -> Mono.empty())
                .map(Account::state)
                .filter(state -> state == AccountState.DISABLED)
                .flatMap(state -> reactions.toAccount(
                        changed.tenant(), changed.account(), AccountSignal.ACCOUNT_DISABLED, null, SELF));
    }

    /** The owner's own word needs no rule. */
    private Mono<ReactionOutcome> disowned(AlertRaised alert) {
        return Mono.justOrEmpty(alert.credential())
                .flatMap(credential -> reactions.revoke(
                        alert.tenant(),
                        credential,
                        "its owner says: this was not me (alert " + alert.alert() + ")",
                        OWNER_BY_LINK))
                .then(Mono.empty());
    }

    /**
     * Only an alert about an app password: one about an account (somebody guesses) is in the hands of whoever attacks
     * it, who must not be able to take its devices away. A genuine alert that somebody sends again changes nothing: it
     * is too old, or a person has decided since.
     */
    private Mono<ReactionOutcome> risk(AlertRaised alert, Instant at) {
        return Mono.justOrEmpty(alert.credential())
                .filter(credential -> at.isAfter(clock.instant().minus(REACHES_BACK)))
                .flatMap(credential -> reactions.toOne(
                        alert.tenant(), credential, AccountSignal.HIGH_RISK, at, "alert " + alert.alert(), SELF));
    }
}
