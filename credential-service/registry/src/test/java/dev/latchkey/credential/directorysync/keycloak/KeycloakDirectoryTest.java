package dev.latchkey.credential.directorysync.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.credential.directorysync.DirectoryKind;
import dev.latchkey.credential.directorysync.DirectorySource;
import dev.latchkey.credential.directorysync.DirectoryUnavailableException;
import dev.latchkey.credential.directorysync.DirectoryUser;
import dev.latchkey.credential.directorysync.DirectoryUsers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read from Keycloak's admin API, and what is not taken for an answer. */
class KeycloakDirectoryTest {
    @TempDir
    Path directory;

    private final FakeKeycloak keycloak = new FakeKeycloak();
    private Path secret;
    private KeycloakDirectory users;

    @BeforeEach
    void open() throws IOException {
        secret = Files.writeString(directory.resolve("secret"), FakeKeycloak.SECRET + "\n");
        users = open(keycloak.issuer(), Duration.ofSeconds(20));
    }

    private KeycloakDirectory open(String issuer, Duration patience) {
        return new KeycloakDirectory(
                new DirectorySource(
                        "kc",
                        "acme",
                        issuer,
                        DirectoryKind.KEYCLOAK,
                        URI.create(keycloak.url() + "/"),
                        FakeKeycloak.CLIENT,
                        secret,
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        10,
                        1200,
                        true),
                Clock.systemUTC(),
                patience);
    }

    @AfterEach
    void stop() {
        users.close();
        keycloak.close();
    }

    private DirectoryUsers all() {
        return Objects.requireNonNull(users.users().block(Duration.ofSeconds(30)));
    }

    private Optional<DirectoryUser> one(String id) {
        return users.user(id).blockOptional(Duration.ofSeconds(30));
    }

    @Test
    void readsEveryPageAndOneTokenWillDo() {
        for (int i = 0; i < 1001; i++) {
            keycloak.add("user" + i + "@acme.example");
        }
        assertThat(all().count()).isEqualTo(1001);
        assertThat(keycloak.lists()).isEqualTo(3);
        assertThat(keycloak.tokensIssued()).isEqualTo(1);
    }

    @Test
    void tellsSwitchedOffFromGone() {
        String anna = keycloak.add("anna@acme.example");
        String bert = keycloak.add("bert@acme.example");
        keycloak.setVerified(bert, false);
        keycloak.setEnabled(bert, false);
        assertThat(one(anna)).contains(new DirectoryUser(anna, true, "anna@acme.example"));
        assertThat(one(bert)).contains(new DirectoryUser(bert, false, null));
        keycloak.delete(anna);
        assertThat(one(anna)).isEmpty();
    }

    @Test
    void goesOnAfterARestartThatForgotTheTokens() {
        keycloak.add("anna@acme.example");
        assertThat(all().count()).isEqualTo(1);
        keycloak.forgetTokens();
        assertThat(all().count()).isEqualTo(1);
        assertThat(keycloak.tokensIssued()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeKeycloak.Mode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WELL", "WITHOUT_VIEW_USERS", "SILENT"})
    void takesNoPartAndNoErrorForAList(FakeKeycloak.Mode mode) {
        keycloak.add("anna@acme.example");
        assertThat(all().count()).isEqualTo(1);
        keycloak.behave(mode);
        assertThatThrownBy(this::all)
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageNotContaining(FakeKeycloak.SECRET)
                .hasMessageNotContaining("<html>");
    }

    @Test
    void waitsForNoAnswerForEver() {
        keycloak.behave(FakeKeycloak.Mode.SILENT);
        try (KeycloakDirectory impatient = open(keycloak.issuer(), Duration.ofMillis(200))) {
            assertThatThrownBy(() -> impatient.users().block(Duration.ofSeconds(30)))
                    .isInstanceOf(DirectoryUnavailableException.class)
                    .hasMessageContaining("did not answer within PT0.2S");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeKeycloak.Mode.class,
            names = {"WITHOUT_VIEW_USERS", "WITHOUT_REALM", "UNAVAILABLE"})
    void takesNobodyForGoneWhoCannotBeAskedFor(FakeKeycloak.Mode mode) {
        String anna = keycloak.add("anna@acme.example");
        assertThat(one(anna)).isPresent();
        keycloak.behave(mode);
        assertThatThrownBy(() -> one(anna)).isInstanceOf(DirectoryUnavailableException.class);
    }

    @Test
    void saysWhoIsRefusedAndNotWithWhat() throws IOException {
        Files.writeString(secret, "another secret");
        assertThatThrownBy(this::all)
                .hasMessageContaining("401 (unauthorized_client) to the client " + FakeKeycloak.CLIENT)
                .hasMessageNotContaining("another")
                .hasMessageNotContaining("<b>");
        Files.delete(secret);
        assertThatThrownBy(this::all).hasMessageContaining("client-secret-file");
    }

    @Test
    void takesNoOtherIssuersUsersForTheirs() {
        try (KeycloakDirectory other = open("https://id.acme.example/realms/acme", Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> other.users().block(Duration.ofSeconds(30)))
                    .hasMessageContaining(keycloak.issuer())
                    .hasMessageContaining("https://id.acme.example/realms/acme");
        }
    }
}
