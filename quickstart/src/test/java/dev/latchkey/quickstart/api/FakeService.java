package dev.latchkey.quickstart.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service that answers what it was told to, by method and path with query, and 404 in a problem detail to all else. */
public final class FakeService implements AutoCloseable {
    private static final Answer NOTHING =
            new Answer(404, "{\"title\":\"Not Found\",\"detail\":\"There is nothing here.\"}");

    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    private record Answer(int status, String body) {}

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(request + (body.isEmpty() ? "" : " " + body));
        Answer answer = answers.getOrDefault(request, NOTHING);
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Has it answer so from now on. */
    public FakeService with(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    /** What it was asked, with bodies. */
    public List<String> asked() {
        return asked;
    }

    /** Where it is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Its API, as the environment names it. */
    public ServiceApi api() {
        return new ServiceApi(
                ServiceAddress.given("credential-service", "LATCHKEY_URL", uri().toString()), () -> "the-token");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
