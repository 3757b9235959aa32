package dev.latchkey.kit.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.text.FailureWords;
import java.time.Duration;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Says whether MongoDB answers. */
final class MongoHealth implements ReactiveHealthIndicator {
    private final MongoDatabase database;

    MongoHealth(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<Health> health() {
        return Mono.from(database.runCommand(new Document("ping", 1)))
                .timeout(Duration.ofSeconds(2))
                .map(pong -> Health.up().build())
                .onErrorResume(failure -> Mono.just(Health.down()
                        .withDetail("cause", FailureWords.of(failure))
                        .build()));
    }
}
