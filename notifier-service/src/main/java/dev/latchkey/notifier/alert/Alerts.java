package dev.latchkey.notifier.alert;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The alerts. Each is written and published once, however often its finding is reported. */
public final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;
    private final Duration keep;
    private final MeterRegistry meters;

    Alerts(
            MongoCollection<Document> collection,
            Outbox outbox,
            OutboxRelay relay,
            Clock clock,
            Duration keep,
            MeterRegistry meters) {
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
        this.keep = keep;
        this.meters = meters;
    }

    /**
     * Raises the alert of a finding, or brings its counts up to date where it was raised before.
     *
     * @return completes when the alert is in the database; its event is sent, or will be
     */
    public Mono<Void> raise(DetectionFinding finding) {
        String key = AlertDocument.key(finding.tenant(), finding.alertId());
        Instant now = clock.instant();
        Document fresh = outbox.into(AlertDocument.of(finding, now, now.plus(keep)), finding.event());
        return Mono.from(collection.insertOne(fresh))
                .then(Mono.defer(() -> publish(key, finding)))
                .onErrorResume(DuplicateKey::is, known -> goesOn(key, finding));
    }

    private Mono<Void> publish(String key, DetectionFinding finding) {
        meters.counter("latchkey.alerts.raised", "detector", finding.detector()).increment();
        LOG.atInfo()
                .addKeyValue("tenant", finding.tenant())
                .addKeyValue("alert", finding.alertId())
                .addKeyValue("detector", finding.detector())
                .log("alert raised");
        // What cannot be sent now waits in the document for the sweeper: detection goes on.
        return relay.relay(collection, key).onErrorComplete();
    }

    private Mono<Void> goesOn(String key, DetectionFinding finding) {
        Document higher = new Document("lastSeen", finding.lastSeen())
                .append("attempts", finding.attempts())
                .append("accounts", finding.accounts());
        return Mono.from(collection.updateOne(new Document("_id", key), new Document("$max", higher)))
                .then();
    }

    Mono<Alert> find(String tenant, String alert) {
        Document byId = new Document("_id", AlertDocument.key(tenant, alert));
        return Mono.from(collection.find(byId).first()).map(AlertDocument::read);
    }
}
