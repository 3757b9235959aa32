package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app password as the database has it, and what one look finds beside it.
 *
 * @param verifier   that it is kept under
 * @param account    whose it is
 * @param tenant     absent where it was not asked for
 * @param lastUsedAt absent where it never was used
 */
record StoredCredential(
        AppPassword password,
        Verifier verifier,
        @Nullable Account account,
        @Nullable Tenant tenant,
        @Nullable Instant lastUsedAt) {

    /** Its account, where that is called so. */
    Optional<Account> accountOf(String name) {
        return Optional.ofNullable(account).filter(each -> each.isCalled(name));
    }

    /** Its tenant, where that domain leads there. */
    Optional<Tenant> tenantOf(String domain) {
        return Optional.ofNullable(tenant).filter(each -> each.domains().contains(domain));
    }
}
