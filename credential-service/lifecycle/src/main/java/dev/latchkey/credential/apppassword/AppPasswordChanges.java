package dev.latchkey.credential.apppassword;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.apppassword.LifecycleOutcome.Changed;
import dev.latchkey.credential.apppassword.LifecycleOutcome.Denied;
import dev.latchkey.credential.apppassword.LifecycleOutcome.Unchanged;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordResumed;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Keeps what {@link Lifecycle} makes of app passwords: each change is one write of its next version and of its one
 * event, where it is still the version that the change was made of.
 */
public final class AppPasswordChanges {
    /** No part of what an app password is: what it was refused for before that is over. */
    private static final String RESUMED_AT = "resumedAt";

    private static final RetryPolicy OVERTAKEN = RetryPolicy.atOnce(10);

    private final MongoCollection<Document> collection;
    private final AppPasswords passwords;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final StreamFreshness freshness;

    AppPasswordChanges(
            MongoCollection<Document> collection,
            AppPasswords passwords,
            Outbox outbox,
            OutboxRelay relay,
            StreamFreshness freshness) {
        this.collection = collection;
        this.passwords = passwords;
        this.outbox = outbox;
        this.relay = relay;
        this.freshness = freshness;
    }

    /** Writes down one at the beginning of its life. */
    Mono<AppPassword> issue(AppPassword password, Verifier verifier, Actor by) {
        Document document = AppPasswordDocument.write(password)
                .append(AppPasswordDocument.VERIFIER, verifier.value())
                .append(AppPasswordDocument.KEY_VERSION, verifier.keyVersion());
        return Mono.from(collection.insertOne(outbox.into(document, LifecycleEvents.issued(password, by))))
                .then(relay.tryRelay(collection, password.identity()))
                .thenReturn(password);
    }

    /**
     * Applies an action to an app password as it was read.
     *
     * @return fails with a 409 problem where it is denied, with {@link ConcurrentChangeException} where somebody was
     *     faster
     */
    Mono<SavedChange> apply(AppPassword found, LifecycleAction action) {
        return switch (Lifecycle.apply(found, action)) {
            case Changed changed -> save(changed);
            case Unchanged(AppPassword same) -> tell(same);
            case Denied denied -> Mono.error(denied.problem());
        };
    }

    /** As {@link #apply}; empty where that would change nothing, or cannot be done. */
    Mono<SavedChange> applyIfPossible(AppPassword found, LifecycleAction action) {
        return switch (Lifecycle.apply(found, action)) {
            case Changed changed -> save(changed);
            case Unchanged unchanged -> Mono.empty();
            case Denied denied -> Mono.empty();
        };
    }

    /**
     * Applies to one of an account the action that follows from how it is. What gets in between (a first use, another
     * change) is no reason to give up where the action is still possible.
     *
     * @return fails with a 409 problem where it is denied, or changed by others again and again
     */
    Mono<SavedChange> applyToCurrent(
            String tenant, String account, String id, Function<AppPassword, Mono<LifecycleAction>> action) {
        return Mono.defer(() -> passwords.byId(tenant, account, id))
                .flatMap(found -> action.apply(found).flatMap(then -> apply(found, then)))
                .retryWhen(OVERTAKEN.of(
                        ConcurrentChangeException.class,
                        last -> ProblemException.conflict(
                                "The app password is being changed by others at the same time: try again.")));
    }

    /**
     * Revokes an app password, unless it is over already.
     *
     * @return as it is then; empty where there was nothing to revoke
     */
    public Mono<AppPassword> revokeUnlessOver(String tenant, String id, String reason, Instant now, Actor by) {
        return applyWherePossible(
                passwords.ofTenant(tenant, id).filter(found -> found.livesAt(now)),
                new LifecycleAction.Revoke(reason, now, by));
    }

    /**
     * Suspends an app password, where it can be and nobody has resumed it after a moment.
     *
     * @return as it is then; empty where there was nothing to suspend
     */
    public Mono<AppPassword> suspendUnlessResumed(
            String tenant, String id, Instant tried, String reason, Instant now, Actor by) {
        return applyWherePossible(notResumedAfter(tenant, id, tried), new LifecycleAction.Suspend(reason, now, by));
    }

    private Mono<AppPassword> notResumedAfter(String tenant, String id, Instant moment) {
        Document never = new Document(RESUMED_AT, null);
        Document before = new Document(RESUMED_AT, new Document("$lte", moment));
        Document wanted = new Document("_id", AppPassword.identity(tenant, id)).append("$or", List.of(never, before));
        return Mono.from(collection.find(wanted).first()).map(AppPasswordDocument::read);
    }

    /** What gets in between is no reason to leave it open. */
    private Mono<AppPassword> applyWherePossible(Mono<AppPassword> current, LifecycleAction action) {
        return Mono.defer(() -> current)
                .flatMap(found -> applyIfPossible(found, action))
                .map(SavedChange::password)
                .retryWhen(OVERTAKEN.of(ConcurrentChangeException.class));
    }

    /** Puts on the record, once, that something is due; empty where it is there already, or somebody was faster. */
    public Mono<AppPassword> remind(AppPassword found, ReminderReason reason, Instant dueAt, Instant now) {
        return applyIfPossible(found, new LifecycleAction.Remind(reason, dueAt, now))
                .map(SavedChange::password)
                .onErrorComplete(ConcurrentChangeException.class);
    }

    private Mono<SavedChange> save(Changed changed) {
        AppPassword after = changed.after();
        Document same = AppPasswordDocument.sameVersion(changed.before());
        Document set = AppPasswordDocument.difference(changed.before(), after);
        if (changed.event() instanceof AppPasswordResumed resumed) {
            set.append(RESUMED_AT, resumed.resumedAt());
        }
        return Mono.from(collection.updateOne(same, outbox.onto(new Document("$set", set), changed.event())))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(ConcurrentChangeException::new))
                // This replica need not wait to hear of it from the stream.
                .doOnNext(done -> freshness.changed(after.identity(), after.version()))
                .then(Mono.defer(() -> tell(after)));
    }

    private Mono<SavedChange> tell(AppPassword password) {
        return relay.tryRelay(collection, password.identity()).map(told -> new SavedChange(password, told));
    }
}
