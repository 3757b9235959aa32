package dev.latchkey.credential.account;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The accounts that a caller may touch: their own, and those of the tenant where a role reaches them. */
public final class AuthorizedAccounts {
    private final Accounts accounts;
    private final OwnAccounts own;

    AuthorizedAccounts(Accounts accounts, OwnAccounts own) {
        this.accounts = accounts;
        this.own = own;
    }

    /**
     * The account, where it is the caller's own or one of the roles reaches it.
     *
     * @return fails with a 404 problem otherwise: what is out of reach must look as if it did not exist
     * @throws ProblemException 403 where the caller is neither an owner nor has one of the roles:
     *     no account would be in reach, so that says nothing of this one
     */
    public Mono<Account> find(Caller caller, String id, Role... roles) {
        caller.mustBe(Stream.concat(Stream.of(Role.OWNER), Stream.of(roles)).toArray(Role[]::new));
        return accounts.byId(caller.tenant(), id)
                .flatMap(account -> caller.is(roles) ? Mono.just(account) : ifOwn(caller, account))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("account", id)));
    }

    private Mono<Account> ifOwn(Caller caller, Account account) {
        return own.isOwn(caller, account).filter(isOwn -> isOwn).map(isOwn -> account);
    }
}
