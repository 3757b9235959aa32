package dev.latchkey.quickstart.journey.system;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** The services' APIs, asked by the demo people with their own tokens. */
public final class Api {

    public static final String OWNER = "olivia@acme.example";
    public static final String ADMIN = "adam@acme.example";
    public static final String ANALYST = "anna@acme.example";
    public static final String AUDITOR = "aurel@acme.example";
    public static final String OTHER_ADMIN = "gus@globex.example";
    public static final String PLATFORM = "pat@platform.example";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Api(Installation installation) {
        this.installation = installation;
    }

    public Answer get(String person, Port service, String path) {
        return ask(person, service, path, builder -> builder.GET());
    }

    /** Any value that can be written as JSON. */
    public Answer post(String person, Port service, String path, Object body) {
        return ask(
                person,
                service,
                path,
                builder -> builder.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Changes what the body names. */
    public Answer patch(String person, Port service, String path, Object body) {
        return ask(
                person,
                service,
                path,
                builder -> builder.header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** A file of comma-separated values. */
    public Answer postCsv(String person, Port service, String path, String file) {
        return ask(
                person,
                service,
                path,
                builder -> builder.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(file)));
    }

    /** With the version that was seen (RFC 9110, If-Match). */
    public Answer delete(String person, Port service, String path, String eTag) {
        return ask(
                person,
                service,
                path,
                builder -> builder.header("If-Match", eTag).DELETE());
    }

    private Answer ask(String person, Port service, String path, Finish finish) {
        var request = HttpRequest.newBuilder(URI.create(installation.uri(service) + path))
                .header("Authorization", "Bearer " + installation.people().token(person))
                .timeout(PATIENCE);
        try {
            return send(finish.apply(request).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(
                    request.method() + " " + request.uri(), response.statusCode(), response.body(), response.headers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Finish {
        HttpRequest.Builder apply(HttpRequest.Builder request);
    }
}
