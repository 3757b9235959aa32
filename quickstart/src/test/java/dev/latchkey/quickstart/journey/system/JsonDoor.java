package dev.latchkey.quickstart.journey.system;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A service that asks {@code POST /v1/sign-ins}. */
public record JsonDoor(Door door) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Asks about one attempt; an {@link IOException} says that no answer came. */
    public Answer ask(Device device, String protocol) throws IOException {
        return send(JSON.writeValueAsBytes(Map.of(
                "login", device.login(),
                "secret", device.secret(),
                "protocol", protocol,
                "address", device.address())));
    }

    /** Sends any bytes as the body. */
    public Answer send(byte[] body) throws IOException {
        return send(body, door.latchkey().doorKey());
    }

    /** The same, with another key. */
    public Answer send(byte[] body, String key) throws IOException {
        var request = HttpRequest.newBuilder(door.latchkey().uri().resolve("/v1/sign-ins"))
                .header("Content-Type", "application/json")
                .header("X-Latchkey-Door-Key", key)
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer("POST /v1/sign-ins", response.statusCode(), response.body(), response.headers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the device hears in the end. */
    public Heard signIn(Device device, String protocol) {
        return Heard.inTheEnd(() -> signInOnce(device, protocol));
    }

    /** What the device hears the first time. */
    public Heard signInOnce(Device device, String protocol) {
        try {
            return heard(ask(device, protocol));
        } catch (IOException e) {
            throw new AssertionError("no answer about " + device, e);
        }
    }

    static Heard heard(Answer answer) {
        if (answer.expect(200, 503).status() == 503) {
            return Heard.TEMPORARY;
        }
        return switch (answer.json().path("result").asString()) {
            case "accepted" -> Heard.ACCEPTED;
            case "refused" -> Heard.REFUSED;
            default -> throw new AssertionError(answer.text());
        };
    }
}
