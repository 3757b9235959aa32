package dev.latchkey.kit.publishing;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.signing.EventSigner;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** A publisher as services have it. */
public final class TestPublisher {
    public static final Duration WITHIN = Duration.ofSeconds(5);

    private TestPublisher() {}

    public static EventPublisher of(String bootstrapServers) {
        return new EventPublisher(
                        new ProducerIdentity("test-service", "one", UUID.randomUUID()),
                        ProducerConnection.to(KafkaClients.of(bootstrapServers), "test", WITHIN),
                        Set.of(Topic.values()),
                        EventSigner.WITHOUT_KEYS,
                        Duration.ofMillis(100),
                        WITHIN.plusMillis(500))
                .start();
    }
}
