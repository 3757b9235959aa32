package dev.latchkey.bench.experiment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.site.Api;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes samples of accepted sign-ins and asks the audit log for them until it has them: for one after the other, at a
 * fixed pace, however many it waits for. Asking more often the more there are would be what keeps the log from having
 * them.
 */
final class Visibility implements Listener, AutoCloseable {
    static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long BETWEEN_SAMPLES = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final String ID = "\"id\":\"";

    private final Api auditor;
    private final long from;
    private final Delay delay = new Delay();
    private final Queue<Sample> waiting = new ConcurrentLinkedQueue<>();
    private final Thread looks = Thread.ofVirtual().unstarted(this::look);
    private volatile boolean closing;
    private long nextSample;

    /**
     * Samples of what was due since then count.
     *
     * @param from as {@link System#nanoTime}
     */
    Visibility(Api auditor, long from) {
        this.auditor = auditor;
        this.from = from;
        looks.start();
    }

    @Override
    public void accepted(long intended, long answered, ByteBuffer answer) {
        if (answered >= nextSample) {
            nextSample = answered + BETWEEN_SAMPLES;
            id(answer).ifPresent(id -> waiting.add(new Sample(id, intended)));
        }
    }

    static Optional<String> id(ByteBuffer answer) {
        var text = US_ASCII.decode(answer.duplicate()).toString();
        int start = text.indexOf(ID) + ID.length();
        return start < ID.length() ? Optional.empty() : Optional.of(text.substring(start, text.indexOf('"', start)));
    }

    private void look() {
        while (!closing || !waiting.isEmpty()) {
            var next = waiting.poll();
            if (next != null) {
                lookFor(next);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    private void lookFor(Sample sample) {
        boolean found = isThere(sample.id());
        long after = System.nanoTime() - sample.due();
        if (!found && after < PATIENCE) {
            waiting.add(sample);
        } else if (sample.due() - from >= 0) {
            count(found, after);
        }
    }

    /** No answer in time is no. */
    private boolean isThere(String id) {
        try {
            return auditor.status("/v1/sign-ins/" + id) == 200;
        } catch (UncheckedIOException none) {
            return false;
        }
    }

    private void count(boolean found, long after) {
        if (found) {
            delay.took(after);
        } else {
            delay.never();
        }
    }

    Delay delay() {
        return delay;
    }

    /** Returns when each sample was found or given up. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        looks.join();
    }

    private record Sample(String id, long due) {}
}
