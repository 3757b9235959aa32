package dev.latchkey.bench.experiment;

import dev.latchkey.bench.load.Conversation;
import dev.latchkey.bench.report.ReportTable;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.bench.site.User;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.util.ArrayList;
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

    /** A further credential-service, and where it is asked. */
    record Replica(Part part, Port doors) {
        static final Replica SECOND = new Replica(Part.CREDENTIAL_REPLICA, Port.DOORS_REPLICA);
        static final Replica THIRD = new Replica(Part.CREDENTIAL_THIRD, Port.DOORS_THIRD);
    }

    private final String what;
    private final List<Replica> replicas;
    private final Consumer<User> shutOut;
    private final Delay afterAnswer = new Delay();
    private final Delay afterRequest = new Delay();
    private long cameBack;

    /**
     * Nothing is measured yet.
     *
     * @param what it is that shuts people out, as a noun
     * @param shutOut does that, and returns when it was answered
     * @param replicas on which the sign-ins are made; the last of all that is accepted counts
     */
    LastAcceptance(String what, Consumer<User> shutOut, Replica... replicas) {
        this.what = what;
        this.shutOut = shutOut;
        this.replicas = List.of(replicas);
    }

    /** Shuts out one after the other, while each signs in on the replicas, which run for as long. */
    void measure(BenchSite site, List<User> users) throws Exception {
        measure(site, users, Work::run);
    }

    /** The same, while something else goes on. */
    void measure(BenchSite site, List<User> users, Meanwhile during) throws Exception {
        // The first use changes an app password too; that is not what is measured.
        site.activate(users);
        replicas.forEach(replica -> site.start(replica.part()));
        try (var others = Executors.newCachedThreadPool()) {
            for (Replica replica : replicas) {
                site.awaitAcceptance(replica.doors());
            }
            during.during(() -> measureEach(site, users, others));
        } finally {
            replicas.forEach(replica -> site.stop(replica.part()));
        }
    }

    private void measureEach(BenchSite site, List<User> users, ExecutorService others) throws Exception {
        var signIns = site.signIns(users);
        for (int i = 0; i < users.size(); i++) {
            var conversations = new ArrayList<Conversation>();
            try {
                for (Replica replica : replicas) {
                    conversations.add(new Conversation(site.port(replica.doors()), signIns));
                }
                measure(users.get(i), i, conversations, others);
            } finally {
                conversations.forEach(Conversation::close);
            }
        }
    }

    private void measure(User user, int number, List<Conversation> conversations, ExecutorService others)
            throws Exception {
        for (Conversation conversation : conversations) {
            for (int i = 0; i < BEFORE; i++) {
                mustBeAccepted(conversation.isAccepted(number), user);
            }
        }
        long asked = System.nanoTime();
        Future<Long> answer = others.submit(() -> answered(user));
        List<Future<Long>> lasts = conversations.stream()
                .map(each -> others.submit(() -> lastAccepted(each, number, answer)))
                .toList();
        long last = lasts.getFirst().get();
        for (Future<Long> each : lasts.subList(1, lasts.size())) {
            last = later(last, each.get());
        }
        note(last, asked, answer.get());
        for (Conversation conversation : conversations) {
            cameBack += conversation.isAccepted(number) ? 1 : 0;
        }
    }

    /** What never came is later than anything; moments of the clock are compared by their difference. */
    private static long later(long one, long other) {
        boolean never = one == NEVER || other == NEVER;
        return never ? NEVER : one - other > 0 ? one : other;
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

    /** What is measured. */
    interface Work {
        void run() throws Exception;
    }

    /** Something that goes on while it is. */
    interface Meanwhile {
        void during(Work work) throws Exception;
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

    ReportTable table() {
        var table = Delay.table("Last acceptance by another replica");
        afterAnswer.addTo(table, "after the " + what + " was answered");
        afterRequest.addTo(table, "after the " + what + " was asked for");
        return table;
    }

    private String where() {
        return replicas.size() == 1 ? "a further replica" : "each of " + replicas.size() + " further replicas";
    }

    List<String> notes() {
        return List.of(
                "Each app password is used on " + where() + " without a pause, over one connection, during the "
                        + what
                        + ". What counts is the answer to the last sign-in that was accepted; 0 when none was"
                        + " after the " + what + " had been answered.",
                "Accepted again after a first refusal: " + cameBack + ".");
    }
}
