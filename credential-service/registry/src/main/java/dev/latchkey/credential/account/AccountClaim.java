package dev.latchkey.credential.account;

import dev.latchkey.events.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody comes as the owner of an account.
 *
 * @param claimed the login that their token names, where it names one
 * @param rule    what led to the account, as {@link dev.latchkey.events.AccountClaimDecided} names it
 */
public record AccountClaim(
        BoundAccount account,
        ExternalIdentity who,
        @Nullable String claimed,
        String rule,
        Actor by) {}
