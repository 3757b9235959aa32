package dev.latchkey.quickstart.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** One sign-in of one person as a browser does it: authorization code with PKCE (RFC 7636) through the login form. */
final class CodeFlow {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI issuer;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .build();
    private final String verifier = randomText();

    CodeFlow(URI issuer) {
        this.issuer = issuer;
    }

    AccessToken signIn(Identity person) throws IOException, InterruptedException {
        try (browser) {
            get(authorizeUri());
            submitLogin(person);
            var redirect = get(authorizeUri()).headers().firstValue("location").orElse("");
            return exchange(found(CODE, redirect, "no code for " + person.login() + ": is the password right?"));
        }
    }

    private URI authorizeUri() {
        return issuer.resolve("/oauth2/authorize?"
                + Form.of(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        OAuthClients.CLI,
                        "redirect_uri",
                        OAuthClients.CLI_REDIRECT,
                        "scope",
                        "openid profile email",
                        "code_challenge",
                        sha256(verifier),
                        "code_challenge_method",
                        "S256")));
    }

    private void submitLogin(Identity person) throws IOException, InterruptedException {
        var form = get(issuer.resolve("/login")).body();
        var csrf = found(CSRF, form, "no login form at " + issuer);
        post("/login", Map.of("username", person.login(), "password", person.password(), "_csrf", csrf));
    }

    private AccessToken exchange(String code) throws IOException, InterruptedException {
        var answer = post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        OAuthClients.CLI,
                        "redirect_uri",
                        OAuthClients.CLI_REDIRECT,
                        "code",
                        code,
                        "code_verifier",
                        verifier));
        return AccessToken.from(answer);
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("Accept", "text/html").timeout(PATIENCE);
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(issuer.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(Form.of(fields)));
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String found(Pattern pattern, String text, String otherwise) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException(otherwise);
        }
        return match.group(1);
    }

    private static String randomText() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
