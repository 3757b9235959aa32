package dev.latchkey.credential.account;

import dev.latchkey.events.AccountState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As much of an account as it takes to find its owner among the users of an identity provider.
 *
 * @param externalId what the directory calls its owner, where it said so
 * @param owner      null where nobody has been bound to it yet
 * @param link       null where its user was never seen there
 */
public record LinkedAccount(
        String tenant,
        String id,
        String login,
        AccountState state,
        @Nullable String externalId,
        @Nullable ExternalIdentity owner,
        @Nullable DirectoryLink link) {
    /** Whether it is switched off, by whomever. */
    public boolean isDisabled() {
        return state == AccountState.DISABLED;
    }

    /** Where it was seen at that issuer. */
    public Optional<DirectoryLink> linkTo(String issuer) {
        return Optional.ofNullable(link).filter(each -> each.issuer().equals(issuer));
    }

    /** What the account itself says that its owner is called there; empty where it does not say so, or says otherwise. */
    public Optional<String> ownerAt(String issuer) {
        return owner == null
                ? Optional.ofNullable(externalId)
                : Optional.of(owner)
                        .filter(each -> each.issuer().equals(issuer))
                        .map(ExternalIdentity::subject);
    }

    /** Whether neither somebody was bound to it nor a directory has named its owner. */
    public boolean isNobodys() {
        return owner == null && externalId == null;
    }
}
