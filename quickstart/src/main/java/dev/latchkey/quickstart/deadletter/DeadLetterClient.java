package dev.latchkey.quickstart.deadletter;

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
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' dead letters, asked for with an access token of the role {@code platform}. */
public final class DeadLetterClient {
    private static final JsonMapper JSON = new JsonMapper();
    /** A thousand letters take their time. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Function<String, URI> services;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param services where each of them is, by name, such as {@code http://127.0.0.1:8083} of audit-service */
    public DeadLetterClient(Function<String, URI> services, String token) {
        this.services = services;
        this.token = token;
    }

    /** Those that wait there, at most a thousand. */
    JsonNode waiting(String service, String topic) throws IOException, InterruptedException {
        return send(service, request(service, topic, "").GET().build());
    }

    /** What became of those that were digested again, at most a thousand. */
    JsonNode replay(String service, String topic) throws IOException, InterruptedException {
        return send(service, post(service, topic, "/replay"));
    }

    /** Those that were given up. */
    JsonNode skip(String service, String topic, String group, int partition, long through)
            throws IOException, InterruptedException {
        String query = "?group=" + encoded(group) + "&partition=" + partition + "&through=" + through;
        return send(service, post(service, topic, "/skip" + query));
    }

    private HttpRequest post(String service, String topic, String what) {
        return request(service, topic, what).POST(BodyPublishers.noBody()).build();
    }

    private HttpRequest.Builder request(String service, String topic, String what) {
        URI all = URI.create(services.apply(service) + "/v1/dead-letters/" + encoded(topic) + what);
        return HttpRequest.newBuilder(all)
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode send(String service, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(service, request);
        if (answer.statusCode() != 200) {
            throw new IOException(service + " answers " + answer.statusCode() + ": " + detail(answer.body()));
        }
        return JSON.readTree(answer.body()).path("letters");
    }

    private HttpResponse<String> answer(String service, HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException away) {
            throw new IOException(
                    service + " does not answer at " + request.uri().getAuthority(), away);
        }
    }

    private static String detail(String body) {
        return body.startsWith("{") ? JSON.readTree(body).path("detail").asString(body) : body;
    }
}
