package dev.latchkey.quickstart.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.embedded.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoders;

class OidcProviderIT {

    @TempDir
    static Path directory;

    private static final URI ISSUER = URI.create("http://127.0.0.1:" + FreePort.find());
    private static ConfigurableApplicationContext provider;
    private static DemoPeople people;

    @BeforeAll
    static void start() {
        provider = run();
        people = new DemoPeople(ISSUER, directory);
    }

    private static ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(OidcProvider.class)
                .run(
                        "--spring.config.name=oidc-provider",
                        "--server.port=" + ISSUER.getPort(),
                        "--provider.issuer=" + ISSUER,
                        "--provider.directory=" + directory);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void signsAPersonInWithCodeAndPkce() {
        var token = decoded(people.token("adam@acme.example"));
        assertThat(token.getSubject()).isEqualTo("adam@acme.example");
        assertThat(token.getClaims())
                .containsEntry("tenant", "acme")
                .containsEntry("email", "adam@acme.example")
                .containsEntry("email_verified", true)
                .containsEntry("aud", List.of("latchkey"))
                .containsEntry("client_id", "latchkey-cli")
                .containsEntry("preferred_username", "adam@acme.example")
                .containsEntry("acr", "urn:latchkey:acr:password")
                .containsEntry("amr", List.of("pwd"))
                .containsEntry("roles", List.of("admin", "owner"));
        assertThat(Instant.ofEpochSecond((Long) token.getClaims().get("auth_time")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void givesTheOperatorNoTenant() {
        var token = decoded(people.token("pat@platform.example"));
        assertThat(token.getClaimAsStringList("roles")).containsExactly("platform");
        assertThat(token.hasClaim("tenant")).isFalse();
    }

    @Test
    void signsAProgramInWithItsSecret() {
        var token = decoded(people.programToken("latchkey-operator"));
        assertThat(token.getClaimAsStringList("roles")).containsExactly("platform");
        assertThat(token.hasClaim("email")).isFalse();
    }

    @Test
    void refusesAWrongPassword() {
        var impostor = new Identity("adam@acme.example", "Adam", "acme", List.of("admin"), "not-his-password");
        assertThatThrownBy(() -> people.token(impostor)).hasMessageContaining("is the password right?");
    }

    @Test
    void keepsItsKeyAndPasswordsOverARestart() {
        var before = people.token("anna@acme.example");
        provider.close();
        provider = run();
        assertThat(decoded(before).getSubject()).isEqualTo("anna@acme.example");
        assertThat(new DemoPeople(ISSUER, directory).token("anna@acme.example")).isNotEqualTo(before);
    }

    private static Jwt decoded(String token) {
        return JwtDecoders.fromIssuerLocation(ISSUER.toString()).decode(token);
    }
}
