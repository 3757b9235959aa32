package dev.latchkey.policies.storing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes longer than a request may.
 *
 * @param question what was asked, as JSON
 * @param version  of the rules that it was asked of
 * @param read     how many records of {@code of} were looked at
 * @param beatAt   when the replica that runs it last said so
 * @param result   as JSON, once it is done
 * @param problem  why it failed
 */
public record BackTestJob(
        String id,
        String tenant,
        JobState state,
        String question,
        long version,
        long read,
        long of,
        Instant startedAt,
        Instant beatAt,
        @Nullable String result,
        @Nullable String problem) {

    /** One that begins. */
    public static BackTestJob begun(String id, String tenant, String question, long version, Instant now) {
        return new BackTestJob(id, tenant, JobState.RUNNING, question, version, 0, 0, now, now, null, null);
    }

    /** As it has to be called where nothing was heard of it for too long: its replica is gone. */
    public BackTestJob asOf(Instant now, Duration silence) {
        if (state != JobState.RUNNING || beatAt.plus(silence).isAfter(now)) {
            return this;
        }
        String gone = "The replica that ran it has ended. Start it again.";
        return new BackTestJob(id, tenant, JobState.FAILED, question, version, read, of, startedAt, beatAt, null, gone);
    }

    /** The same with another state. */
    public BackTestJob ended(JobState how, @Nullable String withResult, @Nullable String withProblem) {
        return new BackTestJob(
                id, tenant, how, question, version, read, of, startedAt, beatAt, withResult, withProblem);
    }

    /** The same, so far. */
    public BackTestJob at(long nowRead, long nowOf, Instant now) {
        return new BackTestJob(id, tenant, state, question, version, nowRead, nowOf, startedAt, now, result, problem);
    }
}
