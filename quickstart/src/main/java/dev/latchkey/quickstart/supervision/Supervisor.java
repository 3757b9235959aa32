package dev.latchkey.quickstart.supervision;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.StartProgress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the parts of an installation running. One that does not start, hangs or dies is named and started again, later
 * after each failure, and never takes the others along; one that somebody stopped is left alone. Any number of
 * supervisors, of this JVM and of others, may do so at the same time.
 */
public final class Supervisor implements AutoCloseable {

    /** However often a part fails at its start. */
    public static final int PATIENT = Integer.MAX_VALUE;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    private final Installation installation;
    private final StartProgress progress;
    private final List<PartSupervision> supervised = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Part>> awaited = new CopyOnWriteArrayList<>();
    private final ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("supervisor").factory());

    /**
     * Does nothing yet.
     *
     * @param progress is told of restarts too; as the installation's own should be
     */
    public Supervisor(Installation installation, StartProgress progress) {
        this.installation = installation;
        this.progress = progress;
        looks.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts all parts: what services stand on first, then the services. Returns when they are ready; throws what kept
     * one from being so.
     *
     * @param failuresAtMost of each part, before it is given up
     */
    public void start(int failuresAtMost) {
        installation.requireStartable();
        var planned = installation.settings().planned();
        start(planned.stream().filter(part -> !part.isService()).toList(), failuresAtMost);
        start(planned.stream().filter(Part::isService).toList(), failuresAtMost);
    }

    private void start(List<Part> parts, int failuresAtMost) {
        var ready = parts.stream()
                .map(part -> supervision(part, failuresAtMost).begin())
                .toList();
        awaited.addAll(ready);
        try {
            CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Watches over whatever has been started, by anybody. */
    public void watch() {
        Arrays.stream(Part.values()).forEach(part -> supervision(part, PATIENT));
    }

    private PartSupervision supervision(Part part, int failuresAtMost) {
        var supervision = new PartSupervision(
                part, SupervisedParts.of(installation), progress, Clock.systemUTC(), starts, failuresAtMost);
        supervised.add(supervision);
        return supervision;
    }

    private void look() {
        supervised.forEach(PartSupervision::look);
    }

    /** Starts nothing any more; what runs is left running. Whoever waits for a start is told that it was cancelled. */
    @Override
    public void close() {
        looks.shutdownNow();
        starts.shutdownNow();
        awaited.forEach(each -> each.cancel(true));
        try {
            starts.awaitTermination(TO_CLOSE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
