package dev.latchkey.policies.backtest;

import dev.latchkey.events.EventJson;
import dev.latchkey.policies.storing.BackTestJob;
import dev.latchkey.policies.storing.JobDocuments;
import dev.latchkey.policies.storing.JobState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs back-tests on this replica. Each writes down once a second how far it is, where every replica can read it, and
 * learns from the same document that it was called off. Few partitions are read at a time, whatever is asked.
 */
final class BackTestRunner implements AutoCloseable {
    /** A replica that has said nothing for so long is taken for gone. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(BackTestRunner.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SignInTopic topic;
    private final JobDocuments jobs;
    private final Duration keep;
    private final Clock clock;
    private final ExecutorService overseers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService readers;
    private volatile boolean closed;

    BackTestRunner(SignInTopic topic, JobDocuments jobs, BackTestSettings settings, Clock clock) {
        this.topic = topic;
        this.jobs = jobs;
        this.keep = settings.keep();
        this.clock = clock;
        this.readers = Executors.newFixedThreadPool(
                settings.readers(),
                Thread.ofPlatform().daemon().name("back-test-", 1).factory());
    }

    /** Begins; returns at once. The job is already written down. */
    void start(BackTestJob job, BackTestEvaluator judge, Instant since) {
        overseers.execute(() -> run(new Run(job, judge, since)));
    }

    /** One job under way. */
    private static final class Run {
        private final BackTestJob job;
        private final BackTestEvaluator judge;
        private final Instant since;
        private final LongAdder read = new LongAdder();
        private volatile long of;
        private volatile boolean calledOff;

        Run(BackTestJob job, BackTestEvaluator judge, Instant since) {
            this.job = job;
            this.judge = judge;
            this.since = since;
        }

        BackTestJob at(Instant now) {
            return job.at(read.sum(), of, now);
        }
    }

    private void run(Run run) {
        try {
            BackTestFindings findings = count(run);
            String result = EventJson.mapper().writeValueAsString(findings);
            end(run, run.at(clock.instant()).ended(JobState.DONE, result, null));
            LOG.atInfo()
                    .addKeyValue("tenant", run.job.tenant())
                    .addKeyValue("backTest", run.job.id())
                    .addKeyValue("read", run.read.sum())
                    .addKeyValue("judged", findings.judged())
                    .log("back-test done");
        } catch (CancellationException calledOff) {
            // Its document says so already.
        } catch (RuntimeException failure) {
            fail(run, failure);
        }
    }

    private void fail(Run run, RuntimeException failure) {
        LOG.atWarn()
                .setCause(failure)
                .addKeyValue("tenant", run.job.tenant())
                .addKeyValue("backTest", run.job.id())
                .log("back-test failed");
        end(run, run.at(clock.instant()).ended(JobState.FAILED, null, problem()));
    }

    private String problem() {
        return closed
                ? "The replica that ran it has ended. Start it again."
                : "The record of sign-ins could not be read. Try again shortly.";
    }

    private void end(Run run, BackTestJob ended) {
        try {
            jobs.whileRunning(ended, keep).block(PATIENCE);
        } catch (RuntimeException failure) {
            // It will be called failed for its silence.
            LOG.atWarn()
                    .addKeyValue("backTest", run.job.id())
                    .addKeyValue("cause", failure.toString())
                    .log("the end of a back-test could not be written down");
        }
    }

    private BackTestFindings count(Run run) {
        List<PartitionRange> spans = topic.since(run.since);
        run.of = spans.stream().mapToLong(PartitionRange::length).sum();
        List<CompletableFuture<BackTestTally>> parts = spans.stream()
                .map(span -> CompletableFuture.supplyAsync(() -> count(run, span), readers))
                .toList();
        try {
            await(run, CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)));
        } finally {
            run.calledOff = true;
        }
        return parts.stream()
                .map(CompletableFuture::join)
                .reduce(BackTestTally::plus)
                .orElseGet(() -> new BackTestTally(run.judge))
                .findings();
    }

    private BackTestTally count(Run run, PartitionRange span) {
        BackTestTally tally = new BackTestTally(run.judge);
        TenantSignIns part = new TenantSignIns(run.job.tenant(), run.judge.policy(), run.since, run.read, tally);
        topic.read(span, part::take, () -> run.calledOff || closed);
        return tally;
    }

    private void await(Run run, CompletableFuture<Void> all) {
        do {
            if (!stillWanted(run)) {
                throw new CancellationException();
            }
        } while (!done(run, all));
    }

    /** A database that does not answer for a moment is no reason to begin anew. */
    private boolean stillWanted(Run run) {
        return Boolean.TRUE.equals(jobs.whileRunning(run.at(clock.instant()), keep)
                .onErrorReturn(true)
                .block(PATIENCE));
    }

    private boolean done(Run run, CompletableFuture<Void> all) {
        try {
            all.get(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", end);
        } catch (ExecutionException failure) {
            throw new CompletionException("back-test " + run.job.id(), failure.getCause());
        }
    }

    /** Ends those that run: they are told as failed. */
    @Override
    public void close() {
        closed = true;
        overseers.shutdown();
        try {
            overseers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        readers.shutdownNow();
    }
}
