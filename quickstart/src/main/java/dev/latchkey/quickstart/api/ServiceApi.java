package dev.latchkey.quickstart.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One service's API, asked with an access token. Each call ends in time; what is no success is an {@link ApiException}. */
public final class ServiceApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A file of ten thousand lines takes its time. */
    private static final Duration PATIENCE_WITH_FILES = Duration.ofMinutes(5);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final ServiceAddress address;
    private final Supplier<String> token;

    /**
     * Asks nothing yet.
     *
     * @param token whom the service shall take the caller for; asked for with each request
     */
    public ServiceApi(ServiceAddress address, Supplier<String> token) {
        this.address = address;
        this.token = token;
    }

    /** Where it is. */
    public ServiceAddress address() {
        return address;
    }

    /** A part of a path or of a query, whatever is in it. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What is there. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET()).body();
    }

    /** What is there; empty where nothing is. */
    public Optional<ServiceAnswer> find(String path) throws IOException, InterruptedException {
        try {
            return Optional.of(send(request(path).GET()));
        } catch (ApiException refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Each of a list, page by page. */
    public void each(String path, Consumer<JsonNode> visitor) throws IOException, InterruptedException {
        JsonNode page = get(path);
        page.path("items").forEach(visitor);
        while (page.hasNonNull("nextCursor")) {
            String cursor = encoded(page.path("nextCursor").asString());
            page = get(path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor);
            page.path("items").forEach(visitor);
        }
    }

    /** Has something made or done; the body is any value that can be written as JSON. */
    public ServiceAnswer post(String path, Object body) throws IOException, InterruptedException {
        return send(json(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Changes what is there. */
    public ServiceAnswer patch(String path, Object body) throws IOException, InterruptedException {
        return send(json(path).method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Removes what is there, in the version of that entity tag. */
    public void delete(String path, String eTag) throws IOException, InterruptedException {
        send(request(path).header("If-Match", eTag).DELETE());
    }

    /** Sends a file of comma-separated values. */
    public ServiceAnswer postCsv(String path, byte[] file) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "text/csv")
                .timeout(PATIENCE_WITH_FILES)
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address.base() + path))
                .header("Authorization", "Bearer " + token.get())
                .timeout(PATIENCE);
    }

    private ServiceAnswer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(request.build());
        if (answer.statusCode() / 100 != 2) {
            throw Refusal.of(address, answer);
        }
        try {
            String eTag = answer.headers().firstValue("ETag").orElse("");
            JsonNode body = answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
            return new ServiceAnswer(answer.statusCode(), eTag, body);
        } catch (JacksonException somethingElse) {
            throw Refusal.foreign(address, answer);
        }
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw Refusal.silence(address, unreachable);
        }
    }
}
