package dev.latchkey.credential.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.vault.authentication.AppRoleAuthentication;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.RoleId;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.SecretId;
import org.springframework.vault.authentication.ClientAuthentication;
import org.springframework.vault.authentication.KubernetesAuthentication;
import org.springframework.vault.authentication.KubernetesAuthenticationOptions;
import org.springframework.vault.support.VaultToken;
import org.springframework.web.client.RestClient;

/** How this service comes by a token of Vault. Files are read at each login: whoever put them there renews them. */
sealed interface VaultLogin {
    /** Logs in at a server. */
    ClientAuthentication at(RestClient vault);

    /** A token in a file. */
    record Token(Path file) implements VaultLogin {
        @Override
        public ClientAuthentication at(RestClient vault) {
            return () -> VaultToken.of(text(file));
        }
    }

    /** <a href="https://developer.hashicorp.com/vault/docs/auth/approle">AppRole</a>, with its secret id in a file. */
    record AppRole(String mount, String roleId, Path secretIdFile) implements VaultLogin {
        @Override
        public ClientAuthentication at(RestClient vault) {
            return () -> new AppRoleAuthentication(
                            AppRoleAuthenticationOptions.builder()
                                    .path(mount)
                                    .roleId(RoleId.provided(roleId))
                                    .secretId(SecretId.provided(text(secretIdFile)))
                                    .build(),
                            vault)
                    .login();
        }
    }

    /** The token of the pod's <a href="https://developer.hashicorp.com/vault/docs/auth/kubernetes">service account</a>. */
    record Kubernetes(String mount, String role, Path tokenFile) implements VaultLogin {
        @Override
        public ClientAuthentication at(RestClient vault) {
            return new KubernetesAuthentication(
                    KubernetesAuthenticationOptions.builder()
                            .path(mount)
                            .role(role)
                            .jwtSupplier(() -> text(tokenFile))
                            .build(),
                    vault);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be read", failure);
        }
    }
}
