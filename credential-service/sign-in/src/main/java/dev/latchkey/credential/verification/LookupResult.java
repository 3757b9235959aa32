package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * What is known that concerns an attempt; absent where there is none.
 *
 * @param keyVersion of the key under which the app password was recognised; 0 where there is none
 */
record LookupResult(
        TypedSecret typed,
        @Nullable Tenant tenant,
        @Nullable Account account,
        @Nullable AppPassword password,
        int keyVersion) {}
