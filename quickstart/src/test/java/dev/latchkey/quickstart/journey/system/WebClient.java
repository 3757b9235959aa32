package dev.latchkey.quickstart.journey.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A program that signs in at a web site with HTTP Basic (RFC 7617). */
public record WebClient(int port) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Asks for a page with the device's login and secret. */
    public Answer get(Device device) {
        var pair = (device.login() + ":" + device.secret()).getBytes(StandardCharsets.UTF_8);
        return send(
                page().header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /** Asks for a page and says nothing else. */
    public Answer getWithoutCredentials() {
        return send(page());
    }

    /** What the device hears in the end. */
    public Heard signIn(Device device) {
        return Heard.inTheEnd(() -> signInOnce(device));
    }

    /** What the device hears the first time. */
    public Heard signInOnce(Device device) {
        var answer = get(device);
        return switch (answer.expect(200, 401, 503).status()) {
            case 200 -> Heard.ACCEPTED;
            case 401 -> Heard.REFUSED;
            default -> Heard.TEMPORARY;
        };
    }

    private HttpRequest.Builder page() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/page"))
                .header("User-Agent", "backup/1.0")
                .timeout(Duration.ofSeconds(20));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer("GET /page", response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
