package dev.latchkey.credential.frontdoor;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.IfMatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Writes front doors: each with its event, which is on its way when the write is answered. */
final class FrontDoorWrites {
    private final MongoCollection<Document> collection;
    private final FrontDoors doors;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    FrontDoorWrites(
            MongoCollection<Document> collection, FrontDoors doors, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.collection = collection;
        this.doors = doors;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /** Fails with a 409 problem where there is one of that id. */
    Mono<RegisteredDoor> register(FrontDoor door, String key, Actor by) {
        RegisteredDoor wanted = new RegisteredDoor(door, DoorKeys.first(key));
        Document document = FrontDoorDocument.write(wanted).append("_id", door.id());
        return Mono.from(collection.insertOne(outbox.into(document, FrontDoorDocument.changed(wanted, by))))
                .then(relay.tryRelay(collection, door.id()))
                .thenReturn(wanted)
                .onErrorResume(DuplicateKey::is, there -> inPlaceOfRemoved(wanted, by));
    }

    /**
     * Takes the place of a door of that id that was removed, and nothing else of it. Its versions go on, so that whatever
     * is still under way of the old one is older than whatever is told of the new one.
     */
    private Mono<RegisteredDoor> inPlaceOfRemoved(RegisteredDoor wanted, Actor by) {
        String id = wanted.door().id();
        return Mono.from(collection.find(new Document("_id", id)).first())
                .map(FrontDoorDocument::read)
                .filter(found -> found.door().removed())
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict("There is a front door " + id + " already.")))
                .flatMap(before -> replace(before, wanted.after(before), by));
    }

    Mono<RegisteredDoor> change(String id, IfMatch seen, UnaryOperator<FrontDoor> change, Actor by) {
        return current(id, seen)
                .flatMap(
                        before -> replace(before, new RegisteredDoor(change.apply(before.door()), keysOf(before)), by));
    }

    /**
     * Gives a door another key; the one before works on for so long.
     *
     * @return fails with a 409 problem where an earlier one still does
     */
    Mono<RegisteredDoor> rotateKey(String id, IfMatch seen, Duration overlap, String key, Actor by) {
        // The database keeps milliseconds; what is answered now is what will be read later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return current(id, seen)
                .doOnNext(before -> mustHaveOneKey(before, overlap))
                .flatMap(before ->
                        replace(before, before.with(before.keys().rotatedTo(key, now, now.plus(overlap))), by));
    }

    /** Of three keys nobody would know which proxy has which. */
    private void mustHaveOneKey(RegisteredDoor before, Duration overlap) {
        Instant ends = keysOf(before).previousEnds();
        if (ends != null && overlap.isPositive()) {
            throw ProblemException.conflict("The key before the last one works until " + ends
                    + " (expected: revoke it first, or rotate with overlap PT0S, which ends both at once).");
        }
    }

    /** Takes the key before the newest away; where there is none any more, nothing changes. */
    Mono<RegisteredDoor> revokePreviousKey(String id, IfMatch seen, Actor by) {
        return current(id, seen)
                .flatMap(before -> keysOf(before).previous() == null
                        ? Mono.just(before)
                        : replace(before, before.with(before.keys().withoutPrevious()), by));
    }

    /** Takes the door its keys away. Its id may be given to another one. */
    Mono<RegisteredDoor> remove(String id, IfMatch seen, Actor by) {
        return current(id, seen).flatMap(before -> replace(before, before.removed(), by));
    }

    private Mono<RegisteredDoor> current(String id, IfMatch seen) {
        return doors.byId(id)
                .doOnNext(found -> seen.check("The front door", found.door().version()));
    }

    private DoorKeys keysOf(RegisteredDoor door) {
        return door.keys().at(clock.instant());
    }

    private Mono<RegisteredDoor> replace(RegisteredDoor before, RegisteredDoor after, Actor by) {
        String id = before.door().id();
        Document same = new Document("_id", id).append("version", before.door().version());
        Document set = new Document("$set", FrontDoorDocument.write(after));
        return Mono.from(collection.updateOne(same, outbox.onto(set, FrontDoorDocument.changed(after, by))))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict("The front door was changed meanwhile.")))
                .then(relay.tryRelay(collection, id))
                .thenReturn(after);
    }
}
