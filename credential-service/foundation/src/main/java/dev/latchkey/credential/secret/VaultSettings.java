package dev.latchkey.credential.secret;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * HashiCorp Vault, or OpenBao, as the place that unwraps the HMAC keys.
 *
 * @param address   like {@code https://vault.example:8200}; empty: the key file holds the keys themselves
 * @param mount     where its transit engine is mounted
 * @param key       name of the transit key that wraps the HMAC keys
 * @param tokenFile file with the token, read for each call; may do nothing but decrypt with that key
 * @param timeout   of one call; failed calls are tried again
 * @param attempts  how often a call is tried before the keys count as unreadable
 */
record VaultSettings(
        @DefaultValue("") String address,
        @DefaultValue("transit") String mount,
        @DefaultValue("latchkey-hmac") String key,
        @DefaultValue("") String tokenFile,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("6") int attempts) {
    VaultSettings {
        if (!address.isBlank() && !address.matches("https?://.+")) {
            throw new IllegalArgumentException(
                    "latchkey.secret.vault.address: " + address + " (expected: https://host:port)");
        }
        if (!address.isBlank() && tokenFile.isBlank()) {
            throw new IllegalArgumentException("latchkey.secret.vault.token-file: empty (expected: a file)");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("latchkey.secret.vault.timeout: " + timeout + " (expected: > PT0S)");
        }
    }

    boolean isUsed() {
        return !address.isBlank();
    }

    URI decrypt() {
        return URI.create(address.replaceAll("/+$", "") + "/v1/" + mount + "/decrypt/" + key);
    }
}
