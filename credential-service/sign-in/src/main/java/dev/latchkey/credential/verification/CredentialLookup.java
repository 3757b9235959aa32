package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.credential.tenant.Tenant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds what concerns an attempt: remembered where that may be trusted, else in the database. What there is not is not
 * looked for there.
 */
final class CredentialLookup {
    private final RememberedCredentials credentials;
    private final VerifierKeys keys;
    private final ReadThrough readThrough;
    private final Existence existence;

    CredentialLookup(
            RememberedCredentials credentials, VerifierKeys keys, ReadThrough readThrough, Existence existence) {
        this.credentials = credentials;
        this.keys = keys;
        this.readThrough = readThrough;
        this.existence = existence;
    }

    /** All that concerns an attempt; fails where it cannot be read in time. */
    CompletableFuture<LookupResult> find(LoginName login, TypedSecret typed) {
        Tenant tenant = credentials.tenantIfTrusted(login.domain());
        return readThrough.get(
                tenant == null ? null : remembered(tenant, login, typed), () -> read(tenant, login, typed));
    }

    private @Nullable LookupResult remembered(Tenant tenant, LoginName login, TypedSecret typed) {
        Account account = credentials.accountIfTrusted(tenant.id(), login.value());
        if (account == null) {
            return null;
        }
        return typed instanceof TypedSecret.WellFormed(var secret)
                ? remembered(tenant, account, typed, keys.verifiers(tenant.id(), secret))
                : LookupResult.withoutAppPassword(typed, tenant, account);
    }

    private @Nullable LookupResult remembered(
            Tenant tenant, Account account, TypedSecret typed, List<Verifier> verifiers) {
        for (Verifier verifier : verifiers) {
            AppPassword found = credentials.passwordIfTrusted(tenant.id(), verifier);
            if (found != null) {
                return new LookupResult(typed, tenant, account, found, verifier.keyVersion());
            }
        }
        return null;
    }

    private Mono<LookupResult> read(@Nullable Tenant tenant, LoginName login, TypedSecret typed) {
        CredentialReading reading = new CredentialReading(credentials, keys, existence.check(), login, typed);
        return tenant == null ? reading.wherever(credentials.tenantIdOf(login.domain())) : reading.within(tenant);
    }
}
