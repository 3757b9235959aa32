package dev.latchkey.credential.directorysync.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** As much of a Keycloak server as a directory reader asks for, over real HTTP, on a port of its own; it ends with the JVM. */
public final class FakeKeycloak implements AutoCloseable {
    public static final String CLIENT = "latchkey-directory";
    public static final String SECRET = "s3cr3t +/%";

    /** How it behaves. */
    public enum Mode {
        WELL,
        /** Its service account may query users and not view them. */
        WITHOUT_VIEW_USERS,
        /** It has lost its database. */
        WITHOUT_REALM,
        UNAVAILABLE,
        SILENT,
        NO_JSON,
        WITHOUT_ENABLED,
        ENDLESS
    }

    private record User(String id, boolean enabled, String email, boolean verified) {
        String json() {
            return "{\"id\":\"%s\",\"username\":\"%s\",\"enabled\":%s,\"email\":\"%s\",\"emailVerified\":%s}"
                    .formatted(id, email, enabled, email, verified);
        }
    }

    private final HttpServer server;
    private final Map<String, User> users = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tokensIssued = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();
    private volatile Mode mode = Mode.WELL;

    /** One that runs. */
    public FakeKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String issuer() {
        return url() + "/realms/acme";
    }

    /** A new user, with an address that is verified; the id is that of the subject in tokens. */
    public String add(String email) {
        String id = UUID.randomUUID().toString();
        users.put(id, new User(id, true, email, true));
        return id;
    }

    public void setVerified(String id, boolean verified) {
        users.computeIfPresent(id, (same, user) -> new User(id, user.enabled(), user.email(), verified));
    }

    public void setEmail(String id, String email) {
        users.computeIfPresent(id, (same, user) -> new User(id, user.enabled(), email, user.verified()));
    }

    public void setEnabled(String id, boolean enabled) {
        users.computeIfPresent(id, (same, user) -> new User(id, enabled, user.email(), user.verified()));
    }

    public void delete(String id) {
        users.remove(id);
    }

    /** Left out of lists, though it is there: as when another was deleted between two pages. */
    public void hide(String id) {
        hidden.add(id);
    }

    public void behave(Mode other) {
        mode = other;
    }

    /** As after a restart with new keys. */
    public void forgetTokens() {
        tokens.clear();
    }

    public int tokensIssued() {
        return tokensIssued.get();
    }

    public int lists() {
        return lists.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (mode == Mode.SILENT) {
            return;
        }
        if (mode == Mode.UNAVAILABLE) {
            send(exchange, 503, "<html>starting</html>");
        } else if (mode == Mode.WITHOUT_REALM) {
            send(exchange, 404, "{\"error\":\"Realm not found.\"}");
        } else if (path.equals("/realms/acme/protocol/openid-connect/token")) {
            token(exchange);
        } else if (!isAuthorized(exchange)) {
            send(exchange, 401, "{\"error\":\"HTTP 401 Unauthorized\"}");
        } else if (path.equals("/admin/realms/acme/users")) {
            list(exchange);
        } else {
            one(exchange, path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String pair = CLIENT + ":" + URLEncoder.encode(SECRET, UTF_8);
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\":\"unauthorized_client\",\"error_description\":\"<b>secret</b>\"}");
            return;
        }
        String claims = "{\"iss\":\"" + issuer() + "\",\"jti\":\"" + tokensIssued.incrementAndGet() + "\"}";
        String token =
                "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
        tokens.add(token);
        send(exchange, 200, "{\"access_token\":\"" + token + "\",\"expires_in\":60,\"token_type\":\"Bearer\"}");
    }

    private boolean isAuthorized(HttpExchange exchange) {
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return given.startsWith("Bearer ") && tokens.contains(given.substring("Bearer ".length()));
    }

    private void list(HttpExchange exchange) throws IOException {
        lists.incrementAndGet();
        Map<String, Integer> query = query(exchange.getRequestURI());
        if (mode == Mode.ENDLESS) {
            String many = Collections.nCopies(query.get("max"), "x").stream()
                    .map(x -> new User(UUID.randomUUID().toString(), true, "x@acme.example", true).json())
                    .collect(Collectors.joining(","));
            send(exchange, 200, "[" + many + "]");
            return;
        }
        List<User> shown = mode == Mode.WITHOUT_VIEW_USERS ? List.of() : List.copyOf(users.values());
        String page = shown.stream()
                .filter(user -> !hidden.contains(user.id()))
                .skip(query.get("first"))
                .limit(query.get("max"))
                .map(User::json)
                .collect(Collectors.joining(","));
        send(
                exchange,
                200,
                switch (mode) {
                    case NO_JSON -> "<html>hello</html>";
                    case WITHOUT_ENABLED -> "[" + page.replaceAll("\"enabled\":\\w+,", "") + "]";
                    default -> "[" + page + "]";
                });
    }

    private static Map<String, Integer> query(URI uri) {
        Map<String, Integer> query = new HashMap<>();
        for (String each : uri.getQuery().split("&")) {
            String[] pair = each.split("=", 2);
            if (pair[1].matches("\\d+")) {
                query.put(pair[0], Integer.valueOf(pair[1]));
            }
        }
        return query;
    }

    private void one(HttpExchange exchange, String id) throws IOException {
        User user = users.get(id);
        if (mode == Mode.WITHOUT_VIEW_USERS) {
            send(exchange, 403, "{\"error\":\"HTTP 403 Forbidden\"}");
        } else if (user == null) {
            send(exchange, 404, "{\"error\":\"User not found\"}");
        } else {
            send(exchange, 200, user.json());
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
