package dev.latchkey.credential.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How uploaded files are taken.
 *
 * @param logsAtMost     of one file of sign-in logs, {@code LATCHKEY_SIGN_IN_LOG_AT_MOST}
 * @param accountsAtMost of one file of accounts, {@code LATCHKEY_ACCOUNT_FILE_AT_MOST}
 * @param atOnce         under way on a replica; further ones are told to come back, {@code LATCHKEY_UPLOADS_AT_ONCE}
 * @param perTenant      of those, of one tenant, {@code LATCHKEY_UPLOADS_PER_TENANT}
 * @param pieceWithin    how long the next piece of a file may take to arrive
 */
@ConfigurationProperties("latchkey.upload")
public record UploadSettings(
        @DefaultValue("50MB") DataSize logsAtMost,
        @DefaultValue("4MB") DataSize accountsAtMost,
        @DefaultValue("3") int atOnce,
        @DefaultValue("2") int perTenant,
        @DefaultValue("60s") Duration pieceWithin) {
    public UploadSettings {
        atLeastOne("at-once", atOnce);
        atLeastOne("per-tenant", perTenant);
    }

    private static void atLeastOne(String setting, int given) {
        if (given < 1) {
            throw new IllegalArgumentException("latchkey.upload." + setting + ": " + given + " (expected: >= 1)");
        }
    }
}
