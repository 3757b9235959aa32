package dev.latchkey.bench.experiment;

import dev.latchkey.bench.load.Conversation;
import dev.latchkey.bench.load.Wire;
import dev.latchkey.bench.report.Table;
import dev.latchkey.bench.site.Site;
import dev.latchkey.bench.site.User;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long somebody who was shut out on one replica is still let in by another. A refusal is answered a constant time
 * after its arrival, so it does not tell when it was decided; the last acceptance does.
 */
final class LastAcceptance {
    private static final int BEFORE = 20;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long NEVER = Long.MAX_VALUE;

    private final String what;
    private final Consumer<User> shutOut;
    private final Delay afterAnswer = new Delay();
    private final Delay afterRequest = new Delay();
    private long cameBack;

    /**
     * Nothing is measured yet.
     *
     * @param what it is that shuts people out, as a noun
     * @param shutOut does that on the first replica, and returns when it was answered
     */
    LastAcceptance(String what, Consumer<User> shutOut) {
        this.what = what;
        this.shutOut = shutOut;
    }

    /** Shuts out one after the other, while each signs in on a second replica, which runs for as long. */
    void measure(Site site, List<User> users) throws Exception {
        // The first use changes an app password too; that is not what is measured.
        site.activate(users);
        site.start(Part.CREDENTIAL_REPLICA);
        try (var other = Executors.newSingleThreadExecutor()) {
            site.awaitAcceptance(Port.DOORS_REPLICA);
            var signIns = site.signIns(users);
            for (int i = 0; i < users.size(); i++) {
                measure(users.get(i), i, site.port(Port.DOORS_REPLICA), signIns, other);
            }
        } finally {
            site.stop(Part.CREDENTIAL_REPLICA);
        }
    }

    private void measure(User user, int number, int replica, Wire signIns, ExecutorService other) throws Exception {
        try (var conversation = new Conversation(replica, signIns)) {
            for (int i = 0; i < BEFORE; i++) {
                mustBeAccepted(conversation.isAccepted(number), user);
            }
            long asked = System.nanoTime();
            Future<Long> answer = other.submit(() -> answered(user));
            long lastAccepted = lastAccepted(conversation, number, answer);
            note(lastAccepted, asked, answer.get());
            cameBack += conversation.isAccepted(number) ? 1 : 0;
        }
    }

    private void note(long lastAccepted, long asked, long answered) {
        if (lastAccepted == NEVER) {
            afterAnswer.never();
            afterRequest.never();
        } else {
            afterAnswer.took(lastAccepted - answered);
            afterRequest.took(lastAccepted - asked);
        }
    }

    private void mustBeAccepted(boolean accepted, User user) {
        if (!accepted) {
            throw new IllegalStateException(user + " is not let in before the " + what);
        }
    }

    private long answered(User user) {
        shutOut.accept(user);
        return System.nanoTime();
    }

    /** When the last sign-in before the first refusal was answered. */
    private static long lastAccepted(Conversation conversation, int number, Future<Long> answer) {
        long began = System.nanoTime();
        for (long last = began;
                last - began < PATIENCE && answer.state() != Future.State.FAILED;
                last = System.nanoTime()) {
            if (!conversation.isAccepted(number)) {
                return last;
            }
        }
        return NEVER;
    }

    Table table() {
        var table = Delay.table("Last acceptance by another replica");
        afterAnswer.addTo(table, "after the " + what + " was answered");
        afterRequest.addTo(table, "after the " + what + " was asked for");
        return table;
    }

    List<String> notes() {
        return List.of(
                "Each app password is used on the second replica without a pause, over one connection, during the "
                        + what
                        + " on the first. What counts is the answer to the last sign-in that was accepted; 0 when none was"
                        + " after the " + what + " had been answered.",
                "Accepted again after a first refusal: " + cameBack + ".");
    }
}
