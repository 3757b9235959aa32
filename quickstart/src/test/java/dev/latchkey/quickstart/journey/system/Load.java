package dev.latchkey.quickstart.journey.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Devices that sign in, and administrators who issue and revoke, all of whom try again when they hear "temporary" or
 * nothing. Remembers what was answered.
 */
public final class Load implements AutoCloseable {

    public static final String ADDRESS = "198.51.100.7";
    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Acme acme;
    private final JsonDoor door;
    private final List<AppPassword> devices;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<AppPassword> issued = new ConcurrentLinkedQueue<>();
    private final Queue<AppPassword> toRevoke = new ConcurrentLinkedQueue<>();
    private final Queue<AppPassword> revoked = new ConcurrentLinkedQueue<>();

    public Load(Acme acme, JsonDoor door) {
        this.acme = acme;
        this.door = door;
        this.devices = IntStream.range(0, THREADS)
                .mapToObj(i -> acme.issue(acme.account("steady"), "Device " + i))
                .toList();
    }

    /** That many sign-ins and changes; a third through, something happens. Returns when all have been answered. */
    public void run(int signIns, int changes, Runnable something) {
        var tickets = new AtomicInteger();
        int all = signIns + changes;
        var ends = new ArrayList<Future<?>>();
        for (var device : devices) {
            ends.add(threads.submit(() -> work(device, tickets, all, all / changes)));
        }
        await().atMost(PATIENCE).until(() -> tickets.get() >= all / 3);
        something.run();
        ends.forEach(Load::joined);
    }

    private void work(AppPassword device, AtomicInteger tickets, int all, int changeEvery) {
        for (int ticket = tickets.getAndIncrement(); ticket < all; ticket = tickets.getAndIncrement()) {
            if (ticket % changeEvery == 0) {
                change(device.account());
            } else {
                signIn(device);
            }
        }
    }

    private void signIn(AppPassword device) {
        var answer = insist(() -> door.ask(device.in(ADDRESS), "imap"));
        if (JsonDoor.heard(answer) != Heard.ACCEPTED) {
            throw new AssertionError(device + ": " + answer.text() + " (expected: accepted)");
        }
        accepted.add(answer.json().path("id").asString());
    }

    /** Revokes what was issued the time before. */
    private void change(Account account) {
        var old = toRevoke.poll();
        if (old == null) {
            var answer = insist(() -> acme.tryIssue(Api.ADMIN, account, Map.of("label", "Short-lived")));
            var password = AppPassword.read(account, answer.expect(201).json());
            issued.add(password);
            toRevoke.add(password);
        } else {
            insist(() -> acme.tryRevoke(old)).expect(200);
            revoked.add(old);
        }
    }

    /** Tries until there is an answer that is not temporary. */
    private static Answer insist(Callable<Answer> attempt) {
        var first = tried(attempt);
        return isFinal(first) ? first : await().atMost(PATIENCE).until(() -> tried(attempt), Load::isFinal);
    }

    private static Answer tried(Callable<Answer> attempt) {
        try {
            return attempt.call();
        } catch (IOException | UncheckedIOException noAnswer) {
            return Answer.none(noAnswer);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** 202 says that a revocation is saved, but that not every replica has been told yet. */
    private static boolean isFinal(Answer answer) {
        return answer.status() != 0 && answer.status() != 202 && answer.status() != 503;
    }

    private static void joined(Future<?> end) {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().toString(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ids of the sign-ins that were answered "accepted". */
    public Collection<String> accepted() {
        return accepted;
    }

    /** App passwords whose issue was answered. */
    public Collection<AppPassword> issued() {
        return issued;
    }

    /** App passwords whose revocation was answered. */
    public Collection<AppPassword> revoked() {
        return revoked;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
