package dev.latchkey.quickstart.journey.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.installation.Port;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sign-in log of audit-service. */
public final class SignInLog {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LAST = 500;
    private static final Duration TO_ARRIVE = Duration.ofSeconds(30);
    private static final Duration TO_STAY = Duration.ofSeconds(1);

    private final Api api;

    SignInLog(Api api) {
        this.api = api;
    }

    /**
     * Every attempt on that account that was decided, newest first, of the last 500. Left out are temporary failures,
     * and records that one of them supersedes, because their writing could not be confirmed in time.
     */
    public List<JsonNode> of(Account account) {
        var all = everything(account);
        var superseded =
                all.stream().map(entry -> entry.path("supersedes").asString("")).collect(Collectors.toSet());
        return all.stream()
                .filter(entry -> !entry.path("result").asString().equals("temporaryFailure"))
                .filter(entry -> !superseded.contains(entry.path("id").asString()))
                .toList();
    }

    private List<JsonNode> everything(Account account) {
        var login = URLEncoder.encode(account.login(), StandardCharsets.UTF_8);
        var query = "/v1/sign-ins?limit=" + LAST + "&login=" + login;
        var page = page(query);
        var entries = new ArrayList<>(items(page));
        while (page.has("nextCursor") && entries.size() < LAST) {
            page = page(query + "&cursor=" + page.path("nextCursor").asString());
            entries.addAll(items(page));
        }
        return entries;
    }

    private JsonNode page(String path) {
        return api.get(Api.AUDITOR, Port.AUDIT, path).expect(200).json();
    }

    /** A page may be short, or empty, and not be the last. */
    private static List<JsonNode> items(JsonNode page) {
        return page.path("items").valueStream().toList();
    }

    /** Waits until that many attempts on the account are in the log, and sees that no more come. */
    public List<JsonNode> exactly(int number, Account account) {
        await().atMost(TO_ARRIVE)
                .during(TO_STAY)
                .untilAsserted(() -> assertThat(of(account))
                        .as("attempts on %s in the log", account.login())
                        .hasSize(number));
        return of(account);
    }

    /** Every attempt of the tenant, or of nobody's, as exported; the query holds further filters. */
    public List<JsonNode> export(String person, String query) {
        return lines(api.get(person, Port.AUDIT, "/v1/sign-ins/export?format=ndjson" + query));
    }

    /** Everything else, exported likewise. */
    public List<JsonNode> exportEvents(String person, String query) {
        return lines(api.get(person, Port.AUDIT, "/v1/audit-events/export?format=ndjson" + query));
    }

    private static List<JsonNode> lines(Answer answer) {
        return answer.expect(200)
                .text()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(JSON::readTree)
                .toList();
    }
}
