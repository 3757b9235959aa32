package dev.latchkey.bench.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A management API of Latchkey, called with somebody's access token. For use by several threads. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI base;
    private final Supplier<String> token;

    Api(HttpClient http, URI base, Supplier<String> token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /**
     * Posts JSON.
     *
     * @throws IllegalStateException when it is answered with anything but 200 or 201
     */
    public JsonNode post(String path, Object body) {
        return send("POST", path, "application/json", body);
    }

    /**
     * Posts a table with a comma between cells.
     *
     * @throws IllegalStateException when it is answered with anything but 200 or 201
     */
    public JsonNode postCsv(String path, String table) {
        return send("POST", path, "text/csv", BodyPublishers.ofString(table));
    }

    /**
     * Changes something.
     *
     * @throws IllegalStateException when it is answered with anything but 200 or 201
     */
    public JsonNode patch(String path, Object body) {
        return send("PATCH", path, "application/json", body);
    }

    /**
     * Sends SCIM.
     *
     * @throws IllegalStateException when it is answered with anything but 200 or 201
     */
    JsonNode scim(String method, String path, Object body) {
        return send(method, path, "application/scim+json", body);
    }

    private JsonNode send(String method, String path, String type, Object body) {
        return send(method, path, type, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private JsonNode send(String method, String path, String type, BodyPublisher body) {
        var answer = send(
                request(path).header("Content-Type", type).method(method, body).build());
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Gets JSON; an {@link IllegalStateException} when it is answered with anything but 200. */
    public JsonNode get(String path) {
        var answer = send(request(path).GET().build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /**
     * Gets something to be read as it comes; to be closed.
     *
     * @throws IllegalStateException when it is answered with anything but 200
     */
    public InputStream open(String path) {
        var answer = send(request(path).GET().build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** The status that a path is answered with. */
    public int status(String path) {
        return send(request(path).GET().build()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token.get())
                .timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> reading) {
        try {
            return http.send(request, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
