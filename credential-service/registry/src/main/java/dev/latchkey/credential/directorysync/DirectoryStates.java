package dev.latchkey.credential.directorysync;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Actor;
import dev.latchkey.events.DirectoryReported;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How the reading of each provider goes, in MongoDB: one replica at a time asks, and whichever starts next goes on from
 * there. Should one be slower than its lease, another asks as well, which changes nothing more.
 */
final class DirectoryStates {
    private static final Duration LEASE = Duration.ofSeconds(20);
    /** However often something is said to have changed. */
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private static final Duration LETS_THROUGH = Duration.ofMinutes(15);
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    DirectoryStates(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /** The state as any replica has left it; empty where none was ever asked. */
    Mono<SourceState> byId(String id) {
        return Mono.from(collection.find(new Document("_id", id)).first()).map(DirectoryStateDocument::read);
    }

    /** Those of a tenant, by their ids. */
    Flux<SourceState> ofTenant(String tenant) {
        return Flux.from(collection
                        .find(new Document(DirectoryStateDocument.TENANT, tenant))
                        .sort(new Document("_id", 1)))
                .map(DirectoryStateDocument::read);
    }

    /** Has it asked soon, by whichever replica is first; as it is in the file now. */
    Mono<Void> begin(DirectorySource source) {
        Document set = new Document("$set", DirectoryStateDocument.described(source));
        return Mono.from(collection.updateOne(new Document("_id", source.id()), set))
                .filter(result -> result.getMatchedCount() == 0)
                .flatMap(none -> Mono.from(collection.insertOne(DirectoryStateDocument.first(source))))
                .onErrorResume(DuplicateKey::is, another -> Mono.empty())
                .then();
    }

    /** Has all of a tenant asked soon. */
    Mono<Void> want(String tenant) {
        Document set = new Document("$set", new Document(DirectoryStateDocument.WANTED, true));
        return Mono.from(collection.updateMany(new Document(DirectoryStateDocument.TENANT, tenant), set))
                .then();
    }

    /** The state, where it is to be asked now and no other replica does; empty otherwise. */
    Mono<SourceState> take(String id) {
        Instant now = clock.instant();
        Document due = new Document("_id", id)
                .append("leaseUntil", new Document("$lt", Date.from(now)))
                .append("startedAt", new Document("$lt", Date.from(now.minus(BETWEEN))))
                .append(
                        "$or",
                        List.of(
                                new Document(DirectoryStateDocument.WANTED, true),
                                new Document("dueAt", new Document("$lt", Date.from(now)))));
        Document taken = new Document(DirectoryStateDocument.WANTED, false)
                .append("startedAt", Date.from(now))
                .append("leaseUntil", Date.from(now.plus(LEASE)));
        return Mono.from(collection.findOneAndUpdate(due, new Document("$set", taken), AFTER))
                .map(DirectoryStateDocument::read);
    }

    /** It has been asked, and everything that follows was done, or is held. */
    Mono<SourceState> succeeded(DirectorySource source, SourceState before, DirectoryReading reading) {
        Document set = over(source.every())
                .append("failures", 0)
                .append("readAt", Date.from(clock.instant()))
                .append("users", reading.users())
                .append("linked", reading.linked());
        Document unset = new Document("problem", "");
        if (reading.held() > 0) {
            return held(source, before, reading, new Document("$set", set).append("$unset", unset));
        }
        unset.append(DirectoryStateDocument.HELD, "");
        if (before.release() != null && before.held() != null) {
            // What was let through is no measure of what is usual from now on.
            set.append("countSince", Date.from(clock.instant()));
            unset.append(DirectoryStateDocument.RELEASE, "");
        }
        return write(source.id(), new Document("$set", set).append("$unset", unset));
    }

    /** Told once, when it begins. */
    private Mono<SourceState> held(
            DirectorySource source, SourceState before, DirectoryReading reading, Document update) {
        Instant since = before.held() == null ? clock.instant() : before.held().since();
        HeldSwitchOffs held = new HeldSwitchOffs(since, reading.held(), reading.linked());
        update.get("$set", Document.class).append(DirectoryStateDocument.HELD, DirectoryStateDocument.write(held));
        return before.held() == null
                ? tell(new Document("_id", source.id()), update, held(before, held, source.actor()))
                : write(source.id(), update);
    }

    private DirectoryReported held(SourceState state, HeldSwitchOffs held, Actor by) {
        return report(state, DirectoryReported.SWITCH_OFFS_HELD, held, by);
    }

    /** It could not be asked, or not all that follows could be done. */
    Mono<SourceState> failed(DirectorySource source, SourceState before, String problem, Duration wait) {
        Document set = over(wait).append("failures", before.failures() + 1).append("problem", problem);
        return write(source.id(), new Document("$set", set));
    }

    private Document over(Duration wait) {
        Instant now = clock.instant();
        return new Document("dueAt", Date.from(now.plus(wait))).append("leaseUntil", Date.from(Instant.EPOCH));
    }

    /** Lets through what is held, once, for a quarter of an hour; empty where it is no longer what was seen. */
    Mono<SourceState> release(SourceState state, HeldSwitchOffs seen, Actor by) {
        ReleasedSwitchOffs release =
                new ReleasedSwitchOffs(seen.accounts(), clock.instant().plus(LETS_THROUGH));
        Document same =
                new Document("_id", state.id()).append(DirectoryStateDocument.HELD + ".accounts", seen.accounts());
        Document set = new Document(DirectoryStateDocument.RELEASE, DirectoryStateDocument.write(release))
                .append(DirectoryStateDocument.WANTED, true);
        return tell(same, new Document("$set", set), report(state, DirectoryReported.SWITCH_OFFS_RELEASED, seen, by));
    }

    private DirectoryReported report(SourceState state, String what, HeldSwitchOffs held, Actor by) {
        return new DirectoryReported(
                state.tenant(),
                state.id(),
                what,
                null,
                null,
                (long) held.accounts(),
                (long) held.linked(),
                clock.instant(),
                by);
    }

    private Mono<SourceState> tell(Document only, Document update, DirectoryReported event) {
        return Mono.from(collection.findOneAndUpdate(only, outbox.onto(update, event), AFTER))
                .map(DirectoryStateDocument::read)
                .flatMap(state -> relay.tryRelay(collection, state.id()).thenReturn(state));
    }

    private Mono<SourceState> write(String id, Document update) {
        return Mono.from(collection.findOneAndUpdate(new Document("_id", id), update, AFTER))
                .map(DirectoryStateDocument::read);
    }
}
