package dev.latchkey.credential.directory;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Profile;
import dev.latchkey.credential.account.ProvisionedAccount;
import dev.latchkey.events.AccountState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of an account by what the directory wants. */
final class ScimUserMapping {
    private ScimUserMapping() {}

    /** A new account; one that nothing is said about is active. */
    static ProvisionedAccount create(String tenant, String id, UserRequest wanted) {
        Account account = new Account(
                tenant,
                id,
                wanted.login().value(),
                wanted.displayName(),
                wanted.email(),
                state(AccountState.ACTIVE, wanted.active()),
                Set.of(),
                1);
        return new ProvisionedAccount(account.with(Account.atMost(wanted.addresses())), profile(wanted));
    }

    /** The same account one version further; itself where nothing differs. */
    static ProvisionedAccount apply(ProvisionedAccount before, UserRequest wanted) {
        Account old = before.account();
        Set<String> aliases = DirectoryAddresses.aliases(before, wanted.addresses());
        Account same = account(old, wanted, old.version()).with(aliases);
        Profile profile = profile(wanted);
        return same.equals(old) && isSame(profile, before.profile())
                ? before
                : new ProvisionedAccount(account(old, wanted, old.version() + 1).with(aliases), profile);
    }

    /** Whoever was switched off, as a new account would be: one that nothing is said about is active. */
    static ProvisionedAccount comeBack(ProvisionedAccount before, UserRequest wanted) {
        return apply(before, wanted.active() == null ? wanted.activated() : wanted);
    }

    /** Whether nothing differs but the version, and the time of the change. */
    static boolean isSame(ProvisionedAccount before, ProvisionedAccount after) {
        Account old = before.account();
        return isSame(after.profile(), before.profile())
                && after.account().inVersion(old.version()).equals(old);
    }

    private static boolean isSame(Profile profile, Profile old) {
        return new Profile(profile.externalId(), profile.attributes(), old.changedAt(), profile.deleted()).equals(old);
    }

    private static Account account(Account old, UserRequest wanted, long version) {
        return new Account(
                old.tenant(),
                old.id(),
                wanted.login().value(),
                wanted.displayName(),
                wanted.email(),
                state(old.state(), wanted.active()),
                old.legacyDisabledFor(),
                version);
    }

    private static AccountState state(AccountState old, @Nullable Boolean active) {
        return active == null ? old : Account.stateWhere(active, old);
    }

    private static Profile profile(UserRequest wanted) {
        return new Profile(wanted.externalId(), wanted.attributes(), null, false);
    }

    /** Disabled for good. What the directory kept there is forgotten; the account stays, for the record. */
    static ProvisionedAccount delete(ProvisionedAccount before) {
        Account old = before.account();
        Account disabled = new Account(
                old.tenant(),
                old.id(),
                old.login(),
                old.displayName(),
                old.email(),
                AccountState.DISABLED,
                old.legacyDisabledFor(),
                old.version() + 1);
        return new ProvisionedAccount(disabled, new Profile(null, "{}", null, true));
    }
}
