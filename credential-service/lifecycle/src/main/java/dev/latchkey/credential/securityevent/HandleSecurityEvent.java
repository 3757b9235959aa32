package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.reaction.ReactToSignal;
import dev.latchkey.credential.session.EndSessions;
import dev.latchkey.kit.text.ShownText;
import java.util.Map;
import java.util.Optional;
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

    HandleSecurityEvent(
            SetVerifier verifier,
            ProcessedEvents heard,
            Accounts accounts,
            SubjectAccounts subjects,
            ReactToSignal reactions,
            EndSessions sessions) {
        this.verifier = verifier;
        this.heard = heard;
        this.accounts = accounts;
        this.subjects = subjects;
        this.reactions = reactions;
        this.sessions = sessions;
    }

    /** Completes when everything has been done; fails as {@link SetVerifier#verify} does. */
    Mono<Void> take(Transmitter transmitter, String token) {
        return verifier.verify(transmitter, token)
                .filterWhen(claims -> heard.isNew(transmitter, claims.jti()))
                .flatMap(claims -> Flux.fromIterable(claims.events().entrySet())
                        .concatMap(event -> follow(transmitter, claims, event.getKey(), event.getValue()))
                        // Last: what failed halfway is told again.
                        .then(Mono.defer(() -> heard.note(transmitter, claims.jti()))));
    }

    private Mono<Void> follow(Transmitter transmitter, SecurityEventClaims claims, String type, Object given) {
        Map<?, ?> event = given instanceof Map<?, ?> map ? map : Map.of();
        Optional<EventMapping> meaning = EventMapping.of(type, event);
        tell(transmitter, claims, type, meaning.isPresent());
        return Mono.justOrEmpty(meaning)
                .flatMap(known -> Mono.justOrEmpty(claims.subjectOf(event, transmitter.issuer()))
                        .flatMap(subject -> subjects.find(transmitter, subject))
                        .switchIfEmpty(Mono.fromRunnable(() -> tellUnknown(transmitter, claims)))
                        .flatMap(account -> follow(transmitter, account, known, claims.jti())));
    }

    private Mono<Void> follow(Transmitter transmitter, Account account, EventMapping meaning, String jti) {
        return switch (meaning) {
            case EventMapping.Disables() ->
                accounts.disable(account.tenant(), account.id(), transmitter.actor())
                        .then();
            case EventMapping.EndsSessions() -> sessions.end(account, "sessionRevoked");
            case EventMapping.Reacts(var signal) ->
                reactions
                        .toAccount(
                                account.tenant(),
                                account.id(),
                                signal,
                                "told by " + transmitter.id() + " (" + shortened(jti) + ")",
                                transmitter.actor())
                        .then();
        };
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

    /** Not whom: who is not here is none of ours. */
    private static void tellUnknown(Transmitter transmitter, SecurityEventClaims claims) {
        LOG.atInfo()
                .addKeyValue("transmitter", transmitter.id())
                .addKeyValue("tenant", transmitter.tenant())
                .addKeyValue("jti", claims.jti())
                .log("security event about an unknown subject");
    }
}
