package dev.latchkey.bench.experiment;

import dev.latchkey.bench.load.Conversation;
import dev.latchkey.bench.load.Wire;
import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.site.Api;
import dev.latchkey.bench.site.Site;
import dev.latchkey.bench.site.User;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How long a revoked app password is still let in by another replica. A refusal is answered a constant time after its
 * arrival, so it does not tell when it was decided; the last acceptance does.
 */
public final class Revocations implements Experiment {
    private static final int BEFORE = 20;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long NEVER = Long.MAX_VALUE;

    private final Delay afterAnswer = new Delay();
    private final Delay afterRequest = new Delay();
    private long cameBack;

    @Override
    public Chapter measure(Site site, Plan plan, Path work) throws Exception {
        var old = site.furtherPasswords(plan.revocations());
        // The first use changes an app password too; that is not what is measured.
        site.activate(old);
        site.start(Part.CREDENTIAL_REPLICA);
        try (var other = Executors.newSingleThreadExecutor()) {
            site.awaitAcceptance(Port.DOORS_REPLICA);
            var signIns = site.signIns(old);
            for (int i = 0; i < old.size(); i++) {
                revoke(site.admin(), old.get(i), i, site.port(Port.DOORS_REPLICA), signIns, other);
            }
        } finally {
            site.stop(Part.CREDENTIAL_REPLICA);
        }
        return chapter();
    }

    private void revoke(Api admin, User user, int number, int replica, Wire signIns, ExecutorService other)
            throws Exception {
        try (var conversation = new Conversation(replica, signIns)) {
            for (int i = 0; i < BEFORE; i++) {
                mustBeAccepted(conversation.isAccepted(number), user);
            }
            long asked = System.nanoTime();
            Future<Long> answer = other.submit(() -> revoked(admin, user));
            long lastAccepted = lastAccepted(conversation, number, answer);
            long answered = answer.get();
            note(lastAccepted, asked, answered);
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

    private static void mustBeAccepted(boolean accepted, User user) {
        if (!accepted) {
            throw new IllegalStateException(user + " is not let in before the revocation");
        }
    }

    /** When the revocation was answered. */
    private static long revoked(Api admin, User user) {
        admin.post("/v1/accounts/" + user.account() + "/app-passwords/" + user.credential() + "/revoke", Map.of());
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

    private Chapter chapter() {
        var table = Delay.table("Last acceptance by another replica");
        afterAnswer.addTo(table, "after the revocation was answered");
        afterRequest.addTo(table, "after the revocation was asked for");
        return new Chapter(
                "revocation",
                List.of(table),
                List.of(
                        "Each app password is used on the second replica without a pause, over one connection, while it is"
                                + " revoked on the first. What counts is the answer to the last sign-in that was accepted;"
                                + " 0 when none was after the revocation had been answered.",
                        "Accepted again after a first refusal: " + cameBack + "."));
    }
}
