package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.directorysync.DirectoryReaders;
import dev.latchkey.credential.reaction.AccountSignal;
import dev.latchkey.credential.reaction.ReactToSignal;
import dev.latchkey.credential.session.EndSessions;
import dev.latchkey.kit.text.ShownText;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does what follows from security events. Told twice, nothing more follows. */
final class HandleSecurityEvent {
    private static final Logger LOG = LoggerFactory.getLogger(HandleSecurityEvent.class);

    private final SetVerifier verifier;
    private final ProcessedEvents heard;
    private final Accounts accounts;
    private final SubjectAccounts subjects;
    private final ReactToSignal reactions;
    private final EndSessions sessions;
    private final SecondFactors factors;
    private final UnknownSubjects unknown;
    private final DirectoryReaders directories;

    HandleSecurityEvent(
            SetVerifier verifier,
            ProcessedEvents heard,
            Accounts accounts,
            SubjectAccounts subjects,
            ReactToSignal reactions,
            EndSessions sessions,
            SecondFactors factors,
            UnknownSubjects unknown,
            DirectoryReaders directories) {
        this.verifier = verifier;
        this.heard = heard;
        this.accounts = accounts;
        this.subjects = subjects;
        this.reactions = reactions;
        this.sessions = sessions;
        this.factors = factors;
        this.unknown = unknown;
        this.directories = directories;
    }

    /** Completes when everything has been done; fails as {@link SetVerifier#verify} does. */
    Mono<Void> take(Transmitter transmitter, String token) {
        return verifier.verify(transmitter, token)
                .filterWhen(claims -> heard.isNew(transmitter, claims.jti()))
                .flatMap(claims -> Flux.fromIterable(claims.events().entrySet())
                        .concatMap(event -> follow(transmitter, claims, event.getKey(), event.getValue()))
                        .then(Mono.defer(
                                () -> directories.changed(transmitter.tenant()).onErrorComplete()))
                        // Last: what failed halfway is told again.
                        .then(Mono.defer(() -> heard.note(transmitter, claims.jti()))));
    }

    private Mono<Void> follow(Transmitter transmitter, SecurityEventClaims claims, String type, Object given) {
        Map<?, ?> event = given instanceof Map<?, ?> map ? map : Map.of();
        return Mono.justOrEmpty(EventMapping.of(type, event))
                .flatMap(meaning -> Mono.justOrEmpty(claims.subjectOf(event, transmitter.issuer()))
                        .flatMap(subject -> subjects.find(transmitter, subject))
                        .flatMap(account -> follow(transmitter, account, meaning, claims.jti())
                                .thenReturn(true))
                        .switchIfEmpty(Mono.defer(() ->
                                unknown.report(transmitter, claims, type, event).thenReturn(false))))
                .defaultIfEmpty(false)
                .doOnNext(understood -> tell(transmitter, claims, type, understood))
                .then();
    }

    private Mono<Void> follow(Transmitter transmitter, Account account, EventMapping meaning, String jti) {
        return switch (meaning) {
            case EventMapping.Disables() ->
                accounts.disable(account.tenant(), account.id(), transmitter.actor())
                        .then();
            case EventMapping.EndsSessions() -> sessions.end(account, "sessionRevoked");
            case EventMapping.ChangesFactor factor ->
                factors.isReset(transmitter, account, factor, jti)
                        .filter(reset -> reset)
                        .flatMap(reset -> react(transmitter, account, AccountSignal.MFA_RESET, jti));
            case EventMapping.Reacts(var signal) -> react(transmitter, account, signal, jti);
        };
    }

    private Mono<Void> react(Transmitter transmitter, Account account, AccountSignal signal, String jti) {
        String more = "told by " + transmitter.id() + " (" + shortened(jti) + ")";
        return reactions
                .toAccount(account.tenant(), account.id(), signal, more, transmitter.actor())
                .then();
    }

    private static String shortened(String jti) {
        return ShownText.replaced(jti.length() <= 100 ? jti : jti.substring(0, 100), "");
    }

    private static void tell(Transmitter transmitter, SecurityEventClaims claims, String type, boolean meant) {
        LOG.atInfo()
                .addKeyValue("transmitter", transmitter.id())
                .addKeyValue("tenant", transmitter.tenant())
                .addKeyValue("jti", claims.jti())
                .addKeyValue("type", type)
                .addKeyValue("understood", meant)
                .log("security event heard");
    }
}
