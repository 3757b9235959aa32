package dev.latchkey.quickstart.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.embedded.FreePort;
import dev.latchkey.quickstart.journey.DoorAnswer.Accepted;
import dev.latchkey.quickstart.journey.DoorAnswer.Refused;
import dev.latchkey.quickstart.journey.DoorAnswer.Temporary;
import dev.latchkey.quickstart.journey.program.Latchkey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers at the doors as credential-service does, about one account whose secret the test chooses. */
final class FakeLatchkey implements AutoCloseable {

    static final String LOGIN = "alice@example.test";
    static final String KEY = "lkd_key-of-this-door";

    private final HttpServer server;
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final List<String> policyCommands = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> backends = new ConcurrentHashMap<>();
    private volatile String secret = "abcd-efgh-ijkl-mnop";
    private volatile boolean recordReachable = true;
    private volatile boolean policyReachable = true;
    private volatile boolean throttling;

    FakeLatchkey() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door("/v1/doors/nginx-mail", this::nginxMail);
        door("/v1/doors/forward-auth", this::forwardAuth);
        door("/v1/doors/dovecot/passdb", this::passdb);
        door("/v1/doors/dovecot/policy", this::policy);
        server.start();
    }

    /** What a door told about one attempt. */
    record Attempt(String protocol, String login, String secret, String address, Map<String, String> more) {}

    Latchkey latchkey() {
        return new Latchkey(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), KEY);
    }

    /** A Latchkey with the same key at an address where nobody listens. */
    static Latchkey switchedOff() {
        return new Latchkey(URI.create("http://127.0.0.1:" + FreePort.find()), KEY);
    }

    /** Back to the beginning: everything works, this is the secret, nothing has happened. */
    void reset(String goodSecret) {
        secret = goodSecret;
        recordReachable = true;
        policyReachable = true;
        throttling = false;
        attempts.clear();
        policyCommands.clear();
    }

    void revoke() {
        secret = "";
    }

    void cannotRecord() {
        recordReachable = false;
    }

    void policyFails() {
        policyReachable = false;
    }

    void throttles() {
        throttling = true;
    }

    void backend(String protocol, int port) {
        backends.put(protocol, port);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    List<String> policyCommands() {
        return List.copyOf(policyCommands);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private DoorAnswer judge(Attempt attempt) {
        attempts.add(attempt);
        if (!recordReachable) {
            return new Temporary();
        }
        boolean right = attempt.login().toLowerCase(Locale.ROOT).equals(LOGIN)
                && attempt.secret().equals(secret);
        return right ? new Accepted(LOGIN) : new Refused();
    }

    private DoorReply nginxMail(HttpExchange exchange) {
        Attempt attempt = DoorRequest.nginxMail(exchange.getRequestHeaders());
        int port = backends.getOrDefault(attempt.protocol(), 0);
        int attemptNumber = Integer.parseInt(attempt.more().get("Auth-Login-Attempt"));
        return DoorReply.nginxMail(judge(attempt), attempt.protocol(), port, attemptNumber);
    }

    private DoorReply forwardAuth(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        if (!headers.containsKey("Authorization")) {
            return DoorReply.forwardAuth(new Refused());
        }
        return DoorReply.forwardAuth(judge(DoorRequest.forwardAuth(headers)));
    }

    private DoorReply passdb(HttpExchange exchange) {
        return DoorReply.passdb(judge(DoorRequest.passdb(body(exchange))));
    }

    private DoorReply policy(HttpExchange exchange) {
        String command = exchange.getRequestURI().getQuery().replace("command=", "");
        String rejected = String.valueOf(DoorRequest.json(body(exchange)).get("policy_reject"));
        policyCommands.add(command.equals("report") ? "report, policy_reject=" + rejected : command);
        if (!policyReachable) {
            return DoorReply.problem(503);
        }
        int status = throttling && command.equals("allow") ? -1 : 0;
        return DoorReply.json(200, "{\"status\":" + status + ",\"msg\":\"\"}");
    }

    private void door(String path, Function<HttpExchange, DoorReply> answer) {
        server.createContext(path, exchange -> {
            String key = exchange.getRequestHeaders().getFirst("X-Latchkey-Door-Key");
            String protocol = exchange.getRequestHeaders()
                    .getOrDefault("Auth-Protocol", List.of(""))
                    .getFirst();
            DoorReply reply = KEY.equals(key) ? answer.apply(exchange) : DoorReply.stranger(path, protocol);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static byte[] body(HttpExchange exchange) {
        try {
            return exchange.getRequestBody().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
