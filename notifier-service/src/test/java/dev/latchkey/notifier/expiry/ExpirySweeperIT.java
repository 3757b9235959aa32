package dev.latchkey.notifier.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.notifier.RunningNotifier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class ExpirySweeperIT {
    @Test
    void removesWhatIsOverAndNothingElse(@TempDir Path directory) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                TestDatabase database = TestDatabase.start("notifier");
                RunningNotifier notifier = RunningNotifier.start(broker, database)) {
            MongoCollection<Document> windows =
                    notifier.bean(MongoDatabase.class).getCollection("windows");
            Date over = Date.from(Instant.now().minusSeconds(60));
            Date ahead = Date.from(Instant.now().plusSeconds(3_600));
            Flux.from(windows.insertMany(List.of(
                            new Document("_id", "over").append(Expiring.AT, over),
                            new Document("_id", "ahead").append(Expiring.AT, ahead),
                            new Document("_id", "endless"))))
                    .blockLast();
            notifier.bean(ExpirySweeper.class).sweep();
            assertThat(Flux.from(windows.find()).collectList().block())
                    .extracting(found -> found.getString("_id"))
                    .containsExactlyInAnyOrder("ahead", "endless");
        }
    }
}
