package dev.latchkey.notifier;

import static dev.latchkey.notifier.SignIns.anAcceptedOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.kit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that may look at one alert, or one delivery, for a request; there are four of each. */
class AlertSearchIT {
    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static TestDatabase database;
    private static RunningNotifier notifier;
    private static Receiver receiver;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        database = TestDatabase.start("notifier");
        receiver = Receiver.start().answering(500, Map.of());
        notifier =
                RunningNotifier.start(broker, database, "latchkey.delivery.schedule=0s", "latchkey.search.documents=1");
        notifier.as("acme.analyst")
                .post()
                .uri("/v1/subscriptions")
                .bodyValue(Map.of("kind", "webhook", "url", receiver.url()))
                .exchange()
                .expectStatus()
                .isCreated();
        for (int i = 1; i <= 5; i++) {
            notifier.record(anAcceptedOne().from("198.51." + i + ".1").event());
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> items(pages("/v1/deliveries?state=dead")).size() == 4);
    }

    @AfterAll
    static void stop() {
        notifier.close();
        receiver.close();
        database.close();
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/alerts?account=nobody, 0",
        "/v1/alerts?minSeverity=informational, 4",
        "/v1/deliveries?state=delivered, 0",
        "/v1/deliveries?state=dead, 4"
    })
    void findsOnAllPagesWhatThereIs(String path, int expected) {
        assertThat(items(pages(path))).hasSize(expected).doesNotHaveDuplicates();
    }

    @Test
    void saysHowFarItCame() {
        List<JsonNode> pages = pages("/v1/alerts?account=nobody");
        assertThat(pages).hasSizeGreaterThan(4);
        assertThat(pages.subList(0, 4))
                .allMatch(
                        page -> page.has("searchedBackTo") && page.path("items").isEmpty());
        assertThat(pages.getLast().has("searchedBackTo")).isFalse();
        assertThat(page("/v1/alerts").has("searchedBackTo")).isFalse();
    }

    private static List<JsonNode> pages(String path) {
        List<JsonNode> pages = new ArrayList<>(List.of(page(path)));
        while (pages.getLast().has("nextCursor")) {
            pages.add(
                    page(path + "&cursor=" + pages.getLast().path("nextCursor").asString()));
        }
        return pages;
    }

    private static List<String> items(List<JsonNode> pages) {
        return pages.stream()
                .flatMap(page -> page.path("items").valueStream())
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static JsonNode page(String path) {
        byte[] body = notifier.as("acme.analyst")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return new JsonMapper().readTree(body);
    }
}
