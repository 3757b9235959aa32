package dev.latchkey.bench.experiment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.site.Api;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Takes samples of accepted sign-ins and asks the audit log for each until it has it. */
final class Visibility implements Listener, AutoCloseable {
    static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);
    /** Of the delay so far: what is looked for long is looked for seldom, or looking would be the load. */
    private static final long PRECISION = 10;

    private static final long BETWEEN_SAMPLES = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final String ID = "\"id\":\"";

    private final Api auditor;
    private final Delay delay = new Delay();
    private final ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor();
    private long nextSample;

    Visibility(Api auditor) {
        this.auditor = auditor;
    }

    @Override
    public void accepted(long intended, long answered, ByteBuffer answer) {
        if (answered >= nextSample) {
            nextSample = answered + BETWEEN_SAMPLES;
            id(answer).ifPresent(id -> looks.submit(() -> lookFor(id, intended)));
        }
    }

    static Optional<String> id(ByteBuffer answer) {
        var text = US_ASCII.decode(answer.duplicate()).toString();
        int start = text.indexOf(ID) + ID.length();
        return start < ID.length() ? Optional.empty() : Optional.of(text.substring(start, text.indexOf('"', start)));
    }

    private void lookFor(String id, long since) {
        while (System.nanoTime() - since < PATIENCE) {
            if (auditor.status("/v1/sign-ins/" + id) == 200) {
                delay.took(System.nanoTime() - since);
                return;
            }
            LockSupport.parkNanos(Math.max(BETWEEN_LOOKS, (System.nanoTime() - since) / PRECISION));
        }
        delay.never();
    }

    Delay delay() {
        return delay;
    }

    /** Returns when each sample was found or given up. */
    @Override
    public void close() {
        looks.close();
    }
}
