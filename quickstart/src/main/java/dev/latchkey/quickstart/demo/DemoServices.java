package dev.latchkey.quickstart.demo;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Port;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' APIs as the demo people use them. */
final class DemoServices {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Installation installation;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    DemoServices(Installation installation) {
        this.installation = installation;
    }

    JsonNode get(String person, Port port, String path) {
        return asPerson(person, "GET", port, path, Optional.empty(), 200);
    }

    JsonNode post(String person, Port port, String path, Map<String, ?> body, int... expected) {
        return asPerson(person, "POST", port, path, Optional.of(body), expected);
    }

    void delete(String person, Port port, String path, String ifMatch) {
        HttpRequest.Builder request = request(port, path).method("DELETE", BodyPublishers.noBody());
        send(
                request.header(
                                "Authorization",
                                "Bearer " + installation.people().token(person))
                        .header("If-Match", ifMatch)
                        .build(),
                200,
                202,
                204);
    }

    private JsonNode asPerson(
            String person, String method, Port port, String path, Optional<Map<String, ?>> body, int... expected) {
        String token = person.contains("@")
                ? installation.people().token(person)
                : installation.people().programToken(person);
        HttpRequest.Builder request = request(port, path).header("Authorization", "Bearer " + token);
        return send(request.method(method, publisher(body)).build(), expected);
    }

    /** Asks as a front door does. */
    JsonNode signIn(String doorKey, Map<String, ?> attempt) {
        HttpRequest.Builder request = request(Port.DOORS, "/v1/sign-ins").header("X-Latchkey-Door-Key", doorKey);
        return send(request.POST(publisher(Optional.of(attempt))).build(), 200);
    }

    private HttpRequest.Builder request(Port port, String path) {
        return HttpRequest.newBuilder(URI.create(installation.uri(port) + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(15));
    }

    private static HttpRequest.BodyPublisher publisher(Optional<? extends Map<String, ?>> body) {
        return body.map(JSON::writeValueAsString).map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    }

    private JsonNode send(HttpRequest request, int... expected) {
        HttpResponse<String> answer = answer(request);
        if (Arrays.stream(expected).noneMatch(status -> status == answer.statusCode())) {
            throw new DemoFailedException(request.method() + " " + request.uri() + ": " + answer.statusCode() + " "
                    + answer.body() + " (expected: " + Arrays.toString(expected) + ")");
        }
        return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new DemoFailedException(request.uri() + " does not answer: is everything up? ./latchkey status");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("stopped");
        }
    }

    /** Asks again until the answer will do; what happens behind the stream takes a moment. */
    static JsonNode until(String what, Supplier<JsonNode> asking, Predicate<JsonNode> enough) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            JsonNode found = asking.get();
            if (enough.test(found)) {
                return found;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new DemoFailedException("waited " + PATIENCE.toSeconds() + " s for " + what);
    }
}
