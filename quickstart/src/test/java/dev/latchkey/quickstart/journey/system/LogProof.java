package dev.latchkey.quickstart.journey.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.installation.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the log has to show whatever happened: all that was answered, each once, nothing missing, every chain intact. */
public record LogProof(WholeSystem system) {

    private static final Duration TO_CATCH_UP = Duration.ofMinutes(2);
    /** A hole in a producer's numbers is reported 10 s after it was seen. */
    private static final Duration GAP_GRACE = Duration.ofSeconds(12);

    /** Each of the sign-ins that were answered "accepted" is there once. */
    public void holdsSignInsOnce(Collection<String> accepted, Instant since) {
        await().atMost(TO_CATCH_UP).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            var log = system.log().export(Api.AUDITOR, "&result=accepted&from=" + since);
            assertOnceEach(accepted, count(log, entry -> entry.path("id").asString()));
        });
    }

    /** Each of the app passwords has one event of that type. */
    public void holdsOnce(String type, Collection<AppPassword> changed, Instant since) {
        await().atMost(TO_CATCH_UP).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            var log = system.log().exportEvents(Api.AUDITOR, "&type=" + type + "&from=" + since);
            assertOnceEach(
                    changed.stream().map(AppPassword::id).toList(),
                    count(log, entry -> entry.at("/data/credential").asString()));
        });
    }

    private static Map<String, Long> count(List<JsonNode> entries, Function<JsonNode, String> id) {
        return entries.stream().collect(Collectors.groupingBy(id, Collectors.counting()));
    }

    private static void assertOnceEach(Collection<String> expected, Map<String, Long> counted) {
        assertThat(expected.stream().filter(id -> counted.getOrDefault(id, 0L) != 1))
                .as("answered, but not in the log exactly once, of " + expected.size())
                .isEmpty();
    }

    /** No producer's numbers have a hole. */
    public void missesNothing() {
        await().pollDelay(GAP_GRACE)
                .atMost(TO_CATCH_UP)
                .untilAsserted(() -> assertThat(
                                asked("/v1/producer-gaps").path("items").valueStream())
                        .isEmpty());
    }

    /** Whoever verifies all of it finds nothing wrong. */
    public void isIntact() {
        var verification = asked("/v1/log-shards/verification");
        assertThat(verification.path("intact").asBoolean())
                .as(verification.toString())
                .isTrue();
    }

    private JsonNode asked(String path) {
        return system.api().get(Api.AUDITOR, Port.AUDIT, path).expect(200).json();
    }
}
