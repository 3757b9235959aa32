package dev.latchkey.quickstart.policy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** policy-service, asked with an administrator's access token. */
public final class PolicyServiceClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern PLACE = Pattern.compile("(locations|policies)\\[(\\d+)]\\.?(.*)");

    private final URI base;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param base where it is, such as {@code http://127.0.0.1:8082} */
    public PolicyServiceClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    JsonNode read() throws IOException, InterruptedException, PolicyFileException {
        HttpResponse<String> answer = send(request("/v1/policy-set").GET());
        return JSON.readTree(succeeded(answer).body());
    }

    JsonNode plan(JsonNode set, PolicyFiles files) throws IOException, InterruptedException, PolicyFileException {
        var body = BodyPublishers.ofString(set.toString());
        return answer(send(request("/v1/policy-set/plan").POST(body)), files);
    }

    /**
     * Puts the rules in the place of those of the service.
     *
     * @param version that was planned against: if there is another one by now, nothing is changed
     * @param insist  also where many would be locked out
     */
    JsonNode replace(JsonNode set, long version, boolean insist, PolicyFiles files)
            throws IOException, InterruptedException, PolicyFileException {
        var request = request(insist ? "/v1/policy-set?impact=accepted" : "/v1/policy-set")
                .header("If-Match", "\"" + version + "\"");
        return answer(send(request.PUT(BodyPublishers.ofString(set.toString()))), files);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException, PolicyFileException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException away) {
            throw new PolicyFileException(
                    "policy-service does not answer at " + base + ": is everything up? ./latchkey status");
        }
    }

    private JsonNode answer(HttpResponse<String> answer, PolicyFiles files) throws IOException, PolicyFileException {
        if (answer.statusCode() == 400) {
            throw new PolicyFileException(problems(JSON.readTree(answer.body()), files));
        }
        return JSON.readTree(succeeded(answer).body());
    }

    private HttpResponse<String> succeeded(HttpResponse<String> answer) throws PolicyFileException {
        if (answer.statusCode() / 100 != 2) {
            throw new PolicyFileException(
                    base + " answers " + answer.statusCode() + ": " + detail(answer.body()) + advice(answer));
        }
        return answer;
    }

    /** The service speaks of its parameter, people of the option. */
    private static String advice(HttpResponse<String> answer) {
        boolean warned = answer.statusCode() == 409
                && JSON.readTree(answer.body())
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString()
                        .equals("impact");
        return warned ? "\nTo have it all the same: ./latchkey policy apply … " + PolicyCommand.ACCEPT_IMPACT : "";
    }

    private static String detail(String body) {
        return body.startsWith("{") ? JSON.readTree(body).path("detail").asString(body) : body;
    }

    /** The service speaks of places in the set, people of their files. */
    private static String problems(JsonNode problem, PolicyFiles files) throws IOException {
        StringJoiner lines = new StringJoiner("\n");
        for (JsonNode each : problem.path("errors")) {
            lines.add(place(each.path("field").asString(), files) + ": "
                    + each.path("given").asString() + " (expected: "
                    + each.path("expected").asString() + ")");
        }
        return lines.length() == 0 ? problem.path("detail").asString(problem.toString()) : lines.toString();
    }

    private static String place(String field, PolicyFiles files) throws IOException {
        Matcher place = PLACE.matcher(field);
        if (!place.matches()) {
            return field;
        }
        List<Path> all = files.files(place.group(1));
        int number = Integer.parseInt(place.group(2));
        return number < all.size() ? all.get(number) + ": " + place.group(3) : field;
    }
}
