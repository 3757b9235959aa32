package dev.latchkey.quickstart.installation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long something is waited for: as long as it works, which CPU time tells. Its log does not: whoever tries the same
 * again and again logs it. There is no other limit, since a database that reads ten million entries takes its time.
 */
final class IdleTimeout {

    static final Duration IDLE_AT_START = Duration.ofMinutes(5);
    static final Duration IDLE_AT_END = Duration.ofMinutes(3);

    /** Of the time, in CPU time: more than a service uses that only waits. */
    static final double OWN_WORK = 0.05;
    /** So that a service is waited for whose indexes the database makes; others use less of the database. */
    static final double WORK_OF_THE_DATABASE = 0.25;

    private final Clock clock;
    private final Duration idleAtMost;
    private final List<Work> works;
    private Instant since;

    IdleTimeout(Clock clock, Duration idleAtMost, List<Work> works) {
        this.clock = clock;
        this.idleAtMost = idleAtMost;
        this.works = List.copyOf(works);
        this.since = clock.instant();
    }

    /** For a process that starts, and the database where it stands on that. */
    static IdleTimeout atStart(ProcessHandle process, Optional<ProcessHandle> database) {
        var works = new ArrayList<Work>();
        works.add(new Work(() -> cpuTime(process), share(IDLE_AT_START, OWN_WORK)));
        database.ifPresent(
                other -> works.add(new Work(() -> cpuTime(other), share(IDLE_AT_START, WORK_OF_THE_DATABASE))));
        return new IdleTimeout(Clock.systemUTC(), IDLE_AT_START, works);
    }

    /** For a process that was asked to end. */
    static IdleTimeout atEnd(ProcessHandle process) {
        var work = new Work(() -> cpuTime(process), share(IDLE_AT_END, OWN_WORK));
        return new IdleTimeout(Clock.systemUTC(), IDLE_AT_END, List.of(work));
    }

    static Duration share(Duration time, double part) {
        return Duration.ofMillis((long) (time.toMillis() * part));
    }

    private static Duration cpuTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Whether nothing worth waiting for was done for so long. */
    boolean isExpired() {
        if (works.stream().anyMatch(Work::isDone)) {
            works.forEach(Work::begin);
            since = clock.instant();
        }
        return Duration.between(since, clock.instant()).compareTo(idleAtMost) > 0;
    }

    /** A process at work: the CPU time that it has used so far, and how much more of it counts as progress. */
    static final class Work {
        private final Supplier<Duration> used;
        private final Duration enough;
        private Duration before;

        Work(Supplier<Duration> used, Duration enough) {
            this.used = used;
            this.enough = enough;
            this.before = used.get();
        }

        private boolean isDone() {
            return used.get().minus(before).compareTo(enough) >= 0;
        }

        private void begin() {
            before = used.get();
        }
    }
}
