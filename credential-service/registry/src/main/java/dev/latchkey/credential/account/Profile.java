package dev.latchkey.credential.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a directory keeps with an account, beside what sign-ins need.
 *
 * @param externalId what the directory calls it, unique within the tenant
 * @param attributes further attributes, a JSON object; "{}" where there are none
 * @param changedAt  when the account was last written; null where that was before this was kept
 * @param deleted    the directory has deleted it: it stays for the record, disabled for good
 */
public record Profile(
        @Nullable String externalId,
        String attributes,
        @Nullable Instant changedAt,
        boolean deleted) {}
