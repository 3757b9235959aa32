package dev.latchkey.credential.reaction;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.Event;
import dev.latchkey.kit.consuming.Received;
import dev.latchkey.kit.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads off the streams what the rules of a tenant may have something to say about. */
final class ReactionProjection {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<AlertSeverity> HIGH = Set.of(AlertSeverity.HIGH, AlertSeverity.CRITICAL);
    /** As notifier-service names the word of an owner who followed a signed link. */
    private static final String DISOWNED = "disowned";

    private static final Actor OWNER_BY_LINK = Actor.service("notice-link");
    private static final Actor SELF = Actor.service("credential-service");

    private final ReactionDesk desk;
    private final Accounts accounts;

    ReactionProjection(ReactionDesk desk, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    void handle(List<Received> batch) {
        Flux.fromIterable(batch).concatMap(each -> react(each.event())).then().block(PATIENCE);
    }

    private Mono<Outcome> react(Event event) {
        return switch (event) {
            case AccountChanged changed when changed.state() == AccountState.DISABLED -> disabled(changed);
            case AlertRaised alert when DISOWNED.equals(alert.detector()) -> disowned(alert);
            case AlertRaised alert when HIGH.contains(alert.severity()) -> risk(alert);
            default -> Mono.empty();
        };
    }

    /** It may have been enabled again since. */
    private Mono<Outcome> disabled(AccountChanged changed) {
        return accounts.byId(changed.tenant(), changed.account())
                .onErrorResume(ProblemException.class, gone -> Mono.empty())
                .map(Account::state)
                .filter(state -> state == AccountState.DISABLED)
                .flatMap(state ->
                        desk.toAccount(changed.tenant(), changed.account(), Signal.ACCOUNT_DISABLED, null, SELF));
    }

    /** The owner's own word needs no rule. */
    private Mono<Outcome> disowned(AlertRaised alert) {
        return Mono.justOrEmpty(alert.credential())
                .flatMap(credential -> desk.revoke(
                        alert.tenant(),
                        credential,
                        "its owner says: this was not me (alert " + alert.alert() + ")",
                        OWNER_BY_LINK))
                .then(Mono.empty());
    }

    /**
     * Only an alert about an app password: one about an account (somebody guesses) is in the hands of whoever attacks
     * it, who must not be able to take its devices away.
     */
    private Mono<Outcome> risk(AlertRaised alert) {
        return Mono.justOrEmpty(alert.credential())
                .flatMap(credential ->
                        desk.toOne(alert.tenant(), credential, Signal.HIGH_RISK, "alert " + alert.alert(), SELF));
    }
}
