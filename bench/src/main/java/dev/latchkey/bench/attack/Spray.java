package dev.latchkey.bench.attack;

import dev.latchkey.bench.load.Conversation;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.bench.site.Networks;
import dev.latchkey.bench.site.SampleRequest;
import dev.latchkey.bench.site.Secrets;
import dev.latchkey.quickstart.installation.Port;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody with a network for each attempt: each guesses a secret of its own, nine in ten at logins that there are not, each
 * at another one, one in ten at an account that there is. At a fixed pace, until closed.
 */
public final class Spray implements AutoCloseable {
    private static final int CONNECTIONS = 2000;
    private static final int AT_KNOWN_LOGINS = 10;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final BenchSite site;
    private final CountedAnswers answers;
    private final long nanosBetween;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger tried = new AtomicInteger();

    /** @param rate attempts a second, over all connections */
    public Spray(BenchSite site, double rate) {
        this.site = site;
        this.answers = new CountedAnswers(site.questions(Integer.MAX_VALUE, this::guess));
        this.nanosBetween = (long) (SECOND * CONNECTIONS / rate);
    }

    private SampleRequest guess(int number) {
        var known = site.users();
        var login = number % AT_KNOWN_LOGINS == 0
                ? known.get(number / AT_KNOWN_LOGINS % known.size()).login()
                : "stranger" + number + "@acme.example";
        return SampleRequest.of(login, Secrets.wellFormed(), Networks.ofSample(number));
    }

    /** Begins. */
    public Spray start() {
        long start = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = start + nanosBetween * i / CONNECTIONS;
            threads.submit(() -> {
                attempts(first);
                return first;
            });
        }
        return this;
    }

    /** Each connection asks when it is due; what is late is not caught up with. */
    private void attempts(long first) throws InterruptedException {
        long due = first;
        while (!over.get()) {
            try (var conversation = new Conversation(site.port(Port.DOORS), answers)) {
                for (; !over.get(); due = Math.max(due + nanosBetween, System.nanoTime())) {
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                    conversation.ask(tried.getAndIncrement());
                }
            } catch (UncheckedIOException shed) {
                // It comes again, as such programs do.
                due += nanosBetween;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
        }
    }

    /** How many attempts were begun. */
    public int tried() {
        return tried.get();
    }

    /** What they were told. */
    public CountedAnswers.Count answers() {
        return answers.count();
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
