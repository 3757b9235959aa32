package dev.latchkey.credential.account;

import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody comes as the owner of an account, or is let go.
 *
 * @param claimed the login that their token names, where it names one
 * @param rule    what led to the account, as {@link AccountClaimDecided} names it
 */
public record AccountClaim(
        BoundAccount account,
        ExternalIdentity who,
        @Nullable String claimed,
        String rule,
        Actor by) {

    /** What is told of it. */
    AccountClaimDecided decided(String result, Instant at) {
        Account concerned = account.account();
        return new AccountClaimDecided(
                concerned.tenant(),
                concerned.id(),
                concerned.login(),
                who.issuer(),
                who.subject(),
                claimed,
                result,
                rule,
                at,
                by);
    }
}
