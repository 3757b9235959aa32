package dev.latchkey.kit.topics;

import dev.latchkey.kit.text.FailureWords;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether Kafka answers. */
final class KafkaHealth implements HealthIndicator {
    private final Admin admin;

    KafkaHealth(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Health health() {
        try {
            int brokers =
                    admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).size();
            return Health.up().withDetail("brokers", brokers).build();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            return Health.down().build();
        } catch (ExecutionException | TimeoutException failure) {
            return Health.down().withDetail("cause", FailureWords.of(failure)).build();
        }
    }
}
