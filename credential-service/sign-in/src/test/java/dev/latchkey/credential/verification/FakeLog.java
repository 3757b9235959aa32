package dev.latchkey.credential.verification;

import dev.latchkey.events.Event;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Keeps events in memory; acknowledges them at once, or when it is told to. */
final class FakeLog implements DurableLog {
    final List<OutboundEvent> appended = new ArrayList<>();
    final List<OutboundEvent> replacements = new ArrayList<>();
    private final List<CompletableFuture<Void>> pending = new ArrayList<>();
    private boolean slow;

    @Override
    public CompletableFuture<Void> append(OutboundEvent event, UnaryOperator<OutboundEvent> ifUnconfirmed) {
        appended.add(event);
        CompletableFuture<Void> done = slow ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
        pending.add(done);
        return done.whenComplete((onRecord, failure) -> {
            if (failure != null) {
                replacements.add(ifUnconfirmed.apply(event));
            }
        });
    }

    FakeLog slow() {
        slow = true;
        return this;
    }

    void acknowledge() {
        pending.forEach(each -> each.complete(null));
    }

    void lose() {
        pending.forEach(each -> each.completeExceptionally(new IllegalStateException("not acknowledged")));
    }

    /** The only event of that type. */
    <E extends Event> E only(Class<E> type) {
        if (appended.size() != 1) {
            throw new AssertionError("not one event: " + appended);
        }
        return type.cast(appended.getFirst().event());
    }

    /** The newest event of that type. */
    <E extends Event> E last(Class<E> type) {
        return type.cast(appended.getLast().event());
    }
}
