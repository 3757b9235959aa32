package dev.latchkey.policies.backtest;

import dev.latchkey.events.EventJson;
import dev.latchkey.policies.storing.BackTestJob;
import dev.latchkey.policies.storing.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A back-test as it is told.
 *
 * @param question as it was asked
 * @param version  of the rules that it was asked of
 * @param problem  why it failed
 * @param result   once it is done
 */
record BackTestAnswer(
        String id,
        JobState state,
        Instant startedAt,
        BackTestRequest question,
        long version,
        Progress progress,
        @Nullable String problem,
        @Nullable BackTestFindings result) {

    /**
     * How far it is: records of all tenants, as they lie side by side.
     *
     * @param of 0 before it is known
     */
    record Progress(long read, long of) {}

    static BackTestAnswer of(BackTestJob job) {
        return new BackTestAnswer(
                job.id(),
                job.state(),
                job.startedAt(),
                EventJson.mapper().readValue(job.question(), BackTestRequest.class),
                job.version(),
                new Progress(job.read(), job.of()),
                job.problem(),
                job.result() == null ? null : EventJson.mapper().readValue(job.result(), BackTestFindings.class));
    }
}
