package dev.latchkey.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the code knows of who uses which topic, against the document. */
class TopicUseTest {
    private final AsyncApi document = AsyncApi.read();

    static Stream<String> services() {
        return AsyncApi.read()
                .root()
                .get("operations")
                .valueStream()
                .map(AsyncApi::service)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("services")
    void isWhatTheDocumentSays(String service) {
        assertThat(TopicUse.of(service))
                .isEqualTo(new TopicUse(
                        topics(service, "send", any -> true),
                        topics(service, "receive", TopicUseTest::hasGroup),
                        topics(service, "receive", Predicate.not(TopicUseTest::hasGroup))));
    }

    @Test
    void aProgramThatTheDocumentDoesNotKnowUsesEverything() {
        assertThat(TopicUse.of("test-service").all()).containsExactly(Topic.values());
    }

    private Set<Topic> topics(String service, String action, Predicate<JsonNode> which) {
        return document.operations(action)
                .filter(operation -> AsyncApi.service(operation).equals(service))
                .filter(which)
                .map(document::address)
                .flatMap(address -> Arrays.stream(Topic.values())
                        .filter(topic -> topic.wireName().equals(address)))
                .collect(toSet());
    }

    private static boolean hasGroup(JsonNode operation) {
        return AsyncApi.groups(operation).findAny().isPresent();
    }
}
