package dev.latchkey.credential.secret;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the HMAC keys come from.
 *
 * @param hmacKeyFile lines of {@code version:base64}, or what Vault wrapped, {@code LATCHKEY_HMAC_KEY_FILE}
 * @param hmacKeys    {@code version:base64}, separated by commas, instead of a file, {@code LATCHKEY_HMAC_KEYS}
 * @param lookAgain   how often is looked whether the file has changed, {@code LATCHKEY_HMAC_KEYS_LOOK_AGAIN}
 * @param vault       unwraps what is in the file, where it is set up
 */
@ConfigurationProperties("latchkey.secret")
record SecretSettings(
        Path hmacKeyFile,
        @DefaultValue("") String hmacKeys,
        @DefaultValue("30s") Duration lookAgain,
        @DefaultValue VaultSettings vault) {
    SecretSettings {
        if (!lookAgain.isPositive()) {
            throw new IllegalArgumentException("latchkey.secret.look-again: " + lookAgain + " (expected: > PT0S)");
        }
    }

    @Override
    public String toString() {
        return "SecretSettings[" + hmacKeyFile + "]";
    }
}
