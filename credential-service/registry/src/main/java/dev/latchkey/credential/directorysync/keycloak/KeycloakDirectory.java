package dev.latchkey.credential.directorysync.keycloak;

import dev.latchkey.credential.directorysync.DirectorySource;
import dev.latchkey.credential.directorysync.DirectoryUnavailableException;
import dev.latchkey.credential.directorysync.DirectoryUser;
import dev.latchkey.credential.directorysync.DirectoryUsers;
import dev.latchkey.credential.directorysync.KeycloakIssuer;
import dev.latchkey.credential.directorysync.UserDirectory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The users of a realm, by the <a href="https://www.keycloak.org/docs-api/latest/rest-api/index.html">admin API</a>. The
 * service account needs the role {@code view-users} of {@code realm-management}; with {@code query-users} alone the list
 * is empty, and asking for one user is refused.
 */
final class KeycloakDirectory implements UserDirectory {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PAGE = 500;

    private final DirectorySource source;
    private final String users;
    private final BoundedHttp http;
    private final ServiceAccount account;

    KeycloakDirectory(DirectorySource source, Clock clock) {
        this(source, clock, PATIENCE);
    }

    /** @param patience for each answer */
    KeycloakDirectory(DirectorySource source, Clock clock, Duration patience) {
        String server = source.url().toString().replaceAll("/+$", "");
        String realm = KeycloakIssuer.realmOf(source.issuer()).orElseThrow();
        URI tokens = URI.create(server + "/realms/" + realm + "/protocol/openid-connect/token");
        this.source = source;
        this.users = server + "/admin/realms/" + realm + "/users";
        this.http = new BoundedHttp(patience, source.caFile());
        this.account = new ServiceAccount(http, tokens, source.issuer(), source.clientId(), source.secretFile(), clock);
    }

    @Override
    public Mono<DirectoryUsers> users() {
        return page(0).expand(page -> page.isLast() ? Mono.empty() : page(page.next()))
                .collect(ArrayList<DirectoryUser>::new, this::add)
                .map(all -> new DirectoryUsers(source.issuer(), all, source.verifiedEmail()));
    }

    private void add(List<DirectoryUser> all, UserPage page) {
        all.addAll(page.users());
        if (all.size() > source.usersAtMost()) {
            throw new DirectoryUnavailableException(
                    "more than " + source.usersAtMost() + " users (expected: as many as users-at-most says, or fewer)");
        }
    }

    private Mono<UserPage> page(int first) {
        URI address = URI.create(users + "?briefRepresentation=true&first=" + first + "&max=" + PAGE);
        return get(address).map(answer -> {
            String where = BoundedHttp.where(address);
            mustBe200(answer, where);
            JsonNode list = KeycloakJson.read(where, answer.body());
            if (!list.isArray()) {
                throw new DirectoryUnavailableException(where + " answered no list (expected: a list of users)");
            }
            return new UserPage(
                    list.values().stream().map(each -> user(each, where)).toList(), first, PAGE);
        });
    }

    @Override
    public Mono<DirectoryUser> user(String id) {
        URI address = URI.create(
                users + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
        return get(address).flatMap(answer -> {
            String where = BoundedHttp.where(URI.create(users));
            JsonNode body = KeycloakJson.read(where, answer.body());
            if (answer.statusCode() == 404 && isUserNotFound(body)) {
                return Mono.empty();
            }
            mustBe200(answer, where);
            return Mono.just(user(body, where));
        });
    }

    /** A proxy, another server, or a realm that is not there answers 404 as well, in other words. */
    private static boolean isUserNotFound(JsonNode body) {
        return body.path("error").asString("").equals("User not found");
    }

    /** Once more with another token where the first is not believed: the server may have been started anew. */
    private Mono<HttpResponse<byte[]>> get(URI address) {
        return authorized(address).flatMap(answer -> answer.statusCode() == 401 ? again(address) : Mono.just(answer));
    }

    private Mono<HttpResponse<byte[]>> again(URI address) {
        account.forget();
        return authorized(address);
    }

    private Mono<HttpResponse<byte[]>> authorized(URI address) {
        return account.token()
                .flatMap(
                        token -> http.send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token)));
    }

    private void mustBe200(HttpResponse<byte[]> answer, String where) {
        if (answer.statusCode() != 200) {
            throw new DirectoryUnavailableException(where + " answered " + answer.statusCode() + " to the client "
                    + source.clientId() + " (expected: 200; its service account needs the role view-users of"
                    + " realm-management)");
        }
    }

    private static DirectoryUser user(JsonNode user, String where) {
        String id = user.path("id").asString("");
        JsonNode enabled = user.path("enabled");
        if (id.isEmpty() || !enabled.isBoolean()) {
            throw new DirectoryUnavailableException(
                    where + " answered a user without id or enabled (expected: both, as view-users shows them)");
        }
        String email = user.path("email").asString("");
        boolean verified = user.path("emailVerified").asBoolean(false) && !email.isEmpty();
        return new DirectoryUser(id, enabled.booleanValue(), verified ? email : null);
    }

    @Override
    public void close() {
        http.close();
    }
}
