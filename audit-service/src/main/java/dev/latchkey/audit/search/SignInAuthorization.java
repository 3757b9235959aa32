package dev.latchkey.audit.search;

import dev.latchkey.audit.entry.CanonicalEntry;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.audit.log.LogCollections;
import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a caller may see of the sign-in log. An owner sees the sign-ins of the account that they are bound to: the log
 * itself tells which it is. What their token calls them counts for nothing.
 */
public final class SignInAuthorization {
    /** Whoever keeps trying others' accounts may lose sight of their own. */
    private static final int MOST = 200;

    private final LogCollections log;
    private final LogReader reader;

    SignInAuthorization(LogCollections log, LogReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /** Fails with a 403 problem where that is nothing. */
    public Mono<SearchAuthorization> of(Caller caller) {
        return SearchAuthorization.isAccountAlone(caller)
                ? account(caller)
                        .switchIfEmpty(Mono.error(() -> ProblemException.forbidden(
                                "You are bound to no account yet (GET /v1/me of credential-service does that).")))
                        .map(account -> SearchAuthorization.ofAccount(caller, account))
                : Mono.fromCallable(() -> SearchAuthorization.ofSignIns(caller));
    }

    private Mono<String> account(Caller caller) {
        return claims(caller, EntryFields.ACTOR, caller.subject())
                .filter(claim -> claim.result().equals(AccountClaimDecided.BOUND) && isOf(claim, caller))
                .next()
                .flatMap(bound -> last(caller, bound.account()))
                .filter(last -> last.result().equals(AccountClaimDecided.BOUND) && isOf(last, caller))
                .map(AccountClaimDecided::account);
    }

    /** What was decided last of whose an account is. */
    private Mono<AccountClaimDecided> last(Caller caller, String account) {
        return claims(caller, EntryFields.SUBJECT, account)
                .filter(claim -> !claim.result().equals(AccountClaimDecided.REFUSED))
                .next();
    }

    private static boolean isOf(AccountClaimDecided claim, Caller caller) {
        return claim.issuer().equals(caller.issuer()) && claim.identity().equals(caller.subject());
    }

    private Flux<AccountClaimDecided> claims(Caller caller, String field, String value) {
        Document filters =
                new Document(field, value).append(EntryFields.TYPE, EventType.ACCOUNT_CLAIM_DECIDED.wireName());
        LogQuery query = LogQuery.ofEvents(new Document(EntryFields.TENANT, caller.tenant()), filters);
        return reader.all(log.events(), query)
                .concatMapIterable(piece -> piece, 1)
                .take(MOST)
                .map(found -> CanonicalEntry.parse(EntryView.bytes(found)).value())
                .map(data -> (AccountClaimDecided) EventJson.read(EventType.ACCOUNT_CLAIM_DECIDED, data));
    }
}
