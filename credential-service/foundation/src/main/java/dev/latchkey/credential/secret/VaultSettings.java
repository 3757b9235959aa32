package dev.latchkey.credential.secret;

import dev.latchkey.credential.secret.VaultLogin.AppRole;
import dev.latchkey.credential.secret.VaultLogin.Kubernetes;
import dev.latchkey.credential.secret.VaultLogin.Token;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * HashiCorp Vault, or OpenBao, as the place that unwraps the HMAC keys. One of the three ways to log in is set; what
 * logs in may do nothing but decrypt with that key.
 *
 * @param address             like {@code https://vault.example:8200}; empty: the key file holds the keys themselves
 * @param mount               where its transit engine is mounted
 * @param key                 name of the transit key that wraps the HMAC keys
 * @param tokenFile           file with a token
 * @param appRole             role id of an AppRole
 * @param appRoleSecretFile   file with its secret id
 * @param kubernetesRole      role of the pod's service account
 * @param kubernetesTokenFile file with the token of the service account
 * @param loginMount          where the login is mounted; empty: at {@code approle} or {@code kubernetes}
 * @param timeout             of one call; failed calls are tried again
 * @param attempts            how often a call is tried before the keys count as unreadable
 */
record VaultSettings(
        @DefaultValue("") String address,
        @DefaultValue("transit") String mount,
        @DefaultValue("latchkey-hmac") String key,
        @DefaultValue("") String tokenFile,
        @DefaultValue("") String appRole,
        @DefaultValue("") String appRoleSecretFile,
        @DefaultValue("") String kubernetesRole,

        @DefaultValue("/var/run/secrets/kubernetes.io/serviceaccount/token")
        String kubernetesTokenFile,

        @DefaultValue("") String loginMount,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("6") int attempts) {
    VaultSettings {
        if (!address.isBlank() && !address.matches("https?://.+")) {
            throw new IllegalArgumentException(
                    "latchkey.secret.vault.address: " + address + " (expected: https://host:port)");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("latchkey.secret.vault.timeout: " + timeout + " (expected: > PT0S)");
        }
        if (!appRole.isBlank() && appRoleSecretFile.isBlank()) {
            throw new IllegalArgumentException("latchkey.secret.vault.app-role-secret-file: empty (expected: a file)");
        }
        long ways = Stream.of(tokenFile, appRole, kubernetesRole)
                .filter(way -> !way.isBlank())
                .count();
        if (!address.isBlank() && ways != 1) {
            throw new IllegalArgumentException("latchkey.secret.vault: " + ways
                    + " ways to log in (expected: one of token-file, app-role, kubernetes-role)");
        }
    }

    boolean isUsed() {
        return !address.isBlank();
    }

    /** Where its API is; Vault may be mounted below a path of a proxy. */
    URI api() {
        return URI.create(address.replaceAll("/+$", "") + "/v1");
    }

    VaultLogin login() {
        if (!tokenFile.isBlank()) {
            return new Token(Path.of(tokenFile));
        }
        return appRole.isBlank()
                ? new Kubernetes(loginMount("kubernetes"), kubernetesRole, Path.of(kubernetesTokenFile))
                : new AppRole(loginMount("approle"), appRole, Path.of(appRoleSecretFile));
    }

    private String loginMount(String usual) {
        return loginMount.isBlank() ? usual : loginMount;
    }
}
