package dev.latchkey.quickstart.people;

import static org.springframework.security.oauth2.core.AuthorizationGrantType.AUTHORIZATION_CODE;
import static org.springframework.security.oauth2.core.AuthorizationGrantType.CLIENT_CREDENTIALS;
import static org.springframework.security.oauth2.core.AuthorizationGrantType.REFRESH_TOKEN;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.NONE;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The programs as OAuth clients. Redirects go to 127.0.0.1, any port (RFC 8252, 7.3). */
final class OAuthClients {

    /** For the command line, demo and journeys: nothing to keep secret, so PKCE instead of a secret. */
    static final String CLI = "latchkey-cli";

    static final String CLI_REDIRECT = "http://127.0.0.1/callback";
    static final String CONSOLE = "latchkey-console";
    private static final String CONSOLE_REDIRECT = "http://127.0.0.1/login/oauth2/code/latchkey";

    private OAuthClients() {}

    static List<RegisteredClient> asClients(List<Identity> programs) {
        return Stream.concat(Stream.of(cli()), programs.stream().map(OAuthClients::asClient))
                .toList();
    }

    private static RegisteredClient asClient(Identity program) {
        return program.login().equals(CONSOLE) ? console(program) : service(program);
    }

    private static RegisteredClient cli() {
        return people(CLI)
                .clientAuthenticationMethod(NONE)
                .authorizationGrantType(AUTHORIZATION_CODE)
                .redirectUri(CLI_REDIRECT)
                .build();
    }

    private static RegisteredClient console(Identity console) {
        return people(console.login())
                .clientSecret("{noop}" + console.password())
                .clientAuthenticationMethod(CLIENT_SECRET_BASIC)
                .authorizationGrantType(AUTHORIZATION_CODE)
                .authorizationGrantType(REFRESH_TOKEN)
                .redirectUri(CONSOLE_REDIRECT)
                .build();
    }

    private static RegisteredClient service(Identity program) {
        return named(program.login())
                .clientSecret("{noop}" + program.password())
                .clientAuthenticationMethod(CLIENT_SECRET_BASIC)
                .authorizationGrantType(CLIENT_CREDENTIALS)
                .build();
    }

    private static RegisteredClient.Builder people(String id) {
        return named(id)
                .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build());
    }

    private static RegisteredClient.Builder named(String id) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofMinutes(15))
                        .refreshTokenTimeToLive(Duration.ofHours(8))
                        .reuseRefreshTokens(false)
                        .build());
    }
}
