package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.credential.throttle.AttemptOrigin;
import dev.latchkey.events.ReservedTenants;
import org.jspecify.annotations.Nullable;

/**
 * What was found that concerns an attempt; absent where there is none.
 *
 * @param keyVersion of the key under which the app password was recognised; 0 where there is none
 */
record LookupResult(
        TypedSecret typed,
        @Nullable Tenant tenant,
        @Nullable Account account,
        @Nullable AppPassword password,
        int keyVersion) {

    /** Where no app password has been recognised. */
    static LookupResult withoutAppPassword(TypedSecret typed, @Nullable Tenant tenant, @Nullable Account account) {
        return new LookupResult(typed, tenant, account, null, 0);
    }

    /** Where a login leads nowhere, that of nobody's attempts. */
    String tenantId() {
        return tenant == null ? ReservedTenants.UNASSIGNED : tenant.id();
    }

    @Nullable
    String accountId() {
        return account == null ? null : account.id();
    }

    @Nullable
    String credentialId() {
        return password == null ? null : password.id();
    }

    /** The login of whoever is said to sign in, by whichever name; that which was typed where it is nobody's. */
    String login(Attempt attempt) {
        return account == null ? attempt.login().value() : account.login();
    }

    /** Who is said to sign in, as the throttle knows them: an alias is no further budget. */
    AttemptOrigin origin(Attempt attempt) {
        return new AttemptOrigin(tenantId(), login(attempt), attempt.door().id(), attempt.address(), account != null);
    }
}
