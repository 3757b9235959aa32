package dev.latchkey.credential.securityevent;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.DirectoryReported;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.text.ShownText;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is told of somebody who has no account: nothing follows, and whoever is meant may go on with an app password. So it is
 * counted, and put on the record of the tenant, whose administrators are told by an alert. It waits for its way there in the
 * transmitter's own document.
 */
final class UnknownSubjects {
    private static final int LONGEST = 300;

    private final MongoCollection<Document> transmitters;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final MeterRegistry meters;
    private final Clock clock;

    UnknownSubjects(
            MongoCollection<Document> transmitters,
            Outbox outbox,
            OutboxRelay relay,
            MeterRegistry meters,
            Clock clock) {
        this.transmitters = transmitters;
        this.outbox = outbox;
        this.relay = relay;
        this.meters = meters;
        this.clock = clock;
    }

    Mono<Void> report(Transmitter transmitter, SecurityEventClaims claims, String type, Map<?, ?> event) {
        meters.counter("latchkey.security.events.unknown.subject", "transmitter", transmitter.id())
                .increment();
        DirectoryReported report = new DirectoryReported(
                transmitter.tenant(),
                transmitter.id(),
                DirectoryReported.SUBJECT_UNKNOWN,
                shown(type),
                shown(about(claims, event)),
                null,
                null,
                clock.instant(),
                transmitter.actor());
        Document id = new Document("_id", transmitter.id());
        return Mono.from(transmitters.updateOne(id, outbox.onto(new Document(), report)))
                .then(relay.tryRelay(transmitters, transmitter.id()))
                .then();
    }

    /** Everything that names the subject, as it was told. */
    private static String about(SecurityEventClaims claims, Map<?, ?> event) {
        @Nullable
        Object subject = Stream.of(claims.subId(), event.get("subject"), claims.sub())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return subject == null ? "nobody" : names(subject);
    }

    private static String names(Object subject) {
        return switch (subject) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .filter(each -> !"format".equals(each.getKey()) && !"subject_type".equals(each.getKey()))
                        .map(each -> names(Objects.requireNonNullElse(each.getValue(), "")))
                        .sorted()
                        .collect(Collectors.joining(" "));
            case Iterable<?> several -> {
                StringBuilder all = new StringBuilder();
                several.forEach(each -> all.append(names(String.valueOf(each))).append(' '));
                yield all.toString().strip();
            }
            default -> subject.toString();
        };
    }

    private static String shown(String text) {
        return ShownText.replaced(text.length() <= LONGEST ? text : text.substring(0, LONGEST), "");
    }
}
