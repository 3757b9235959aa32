package dev.latchkey.kit.signing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of events. None of the files is ever logged.
 *
 * @param keyFile         this service's own private keys, {@code LATCHKEY_SIGNING_KEY_FILE}
 * @param trustedKeysFile the public keys of all services, {@code LATCHKEY_TRUSTED_KEYS_FILE}
 * @param recordKeyFile   the keys that all services share for records of sign-ins, {@code LATCHKEY_RECORD_KEY_FILE}
 * @param unsigned        what becomes of events without a signature, {@code LATCHKEY_UNSIGNED_EVENTS}
 * @param lookAgain       how often is looked whether a file has changed, {@code LATCHKEY_SIGNING_KEYS_LOOK_AGAIN}
 */
@ConfigurationProperties("latchkey.signing")
record SigningSettings(
        @DefaultValue("") String keyFile,
        @DefaultValue("") String trustedKeysFile,
        @DefaultValue("") String recordKeyFile,
        @DefaultValue("refuse") UnsignedEvents unsigned,
        @DefaultValue("30s") Duration lookAgain) {
    SigningSettings {
        if (!lookAgain.isPositive()) {
            throw new IllegalArgumentException("latchkey.signing.look-again: " + lookAgain + " (expected: > 0)");
        }
    }

    Optional<Path> keys() {
        return path(keyFile);
    }

    Optional<Path> trustedKeys() {
        return path(trustedKeysFile);
    }

    Optional<Path> recordKeys() {
        return path(recordKeyFile);
    }

    private static Optional<Path> path(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    }
}
