package dev.latchkey.quickstart.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The demo people and programs of one installation, and access tokens for them. A token is kept until shortly before it
 * expires. Safe for use by several threads.
 */
public final class DemoPeople {

    private static final long AT_LEAST_SECONDS = 60;

    private final URI issuer;
    private final List<Identity> people;
    private final List<Identity> programs;
    private final Map<Identity, AccessToken> tokens = new ConcurrentHashMap<>();

    /**
     * Reads who there is.
     *
     * @param issuer the running provider
     * @param directory where the provider keeps {@code people.txt} and {@code programs.txt}
     */
    public DemoPeople(URI issuer, Path directory) {
        this.issuer = issuer;
        this.people = DemoIdentities.people(directory);
        this.programs = DemoIdentities.programs(directory);
    }

    /** Everybody, in the order of the file. */
    public List<Identity> all() {
        return people;
    }

    /**
     * The person with that login.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Identity person(String login) {
        return oneOf(people, login);
    }

    private static Identity oneOf(List<Identity> all, String login) {
        return all.stream()
                .filter(each -> each.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + login + " here (expected: one of "
                        + all.stream().map(Identity::login).collect(Collectors.joining(", ")) + ")."));
    }

    /** A current access token of a person, who signs in with code and PKCE through the login form. */
    public String token(Identity person) {
        return fresh(person, () -> new CodeFlow(issuer).signIn(person));
    }

    /** A current access token of the person with that login. */
    public String token(String login) {
        return token(person(login));
    }

    /** A current access token of a program, which signs in with its client credentials. */
    public String programToken(String clientId) {
        var program = oneOf(programs, clientId);
        return fresh(program, () -> clientCredentials(program));
    }

    private String fresh(Identity identity, SignIn signIn) {
        return tokens.compute(
                        identity,
                        (who, token) -> token != null && token.isFreshFor(AT_LEAST_SECONDS) ? token : signIn.now())
                .value();
    }

    private AccessToken clientCredentials(Identity program) throws IOException, InterruptedException {
        var credentials = (program.login() + ":" + program.password()).getBytes(UTF_8);
        var request = HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return AccessToken.from(http.send(request, BodyHandlers.ofString()));
        }
    }

    private interface SignIn {

        AccessToken tried() throws IOException, InterruptedException;

        default AccessToken now() {
            try {
                return tried();
            } catch (IOException e) {
                throw new IllegalStateException(
                        "the OIDC provider does not answer: is everything up? ./latchkey status", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while signing in", e);
            }
        }
    }
}
