package dev.latchkey.kit.consuming;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps of a busy topic the first and the newest record of each key, and has them digested together once in a while.
 * Records are confirmed only after that: a consumer that dies is succeeded by one that reads them again.
 */
final class Conflation {
    private static final Logger LOG = LoggerFactory.getLogger(Conflation.class);
    /** Of a span and its key in the table, beside its records. */
    private static final int SPAN_BYTES = 200;

    private final Function<RawRecord, Optional<Interest>> interestIn;
    private final Consumer<List<RawRecord>> digest;
    private final Duration atMost;
    private final Clock clock;
    private final long mostBytes;
    private final Map<String, Span> pending = new LinkedHashMap<>();
    // Of each partition the newest alone: it stands for those before it, and holds on to the whole of its batch.
    private final Map<String, Runnable> unconfirmed = new HashMap<>();
    private long bytes;
    private Instant digested = Instant.MIN;
    private Duration within;

    /**
     * @param interestIn what a record is about; empty where it does not matter. One that it fails on is digested by
     *     itself, and whoever digests it says what is wrong with it
     * @param digest     is given first and newest of each key, in this order; what it throws has it tried again
     * @param atMost     how long records may wait to be digested or passed over; the most urgent one has all others
     *     digested with it
     * @param mostBytes  that those that wait may take of the heap; with more they are digested at once
     */
    Conflation(
            Function<RawRecord, Optional<Interest>> interestIn,
            Consumer<List<RawRecord>> digest,
            Duration atMost,
            Clock clock,
            long mostBytes) {
        this.interestIn = interestIn;
        this.digest = digest;
        this.atMost = atMost;
        this.within = atMost;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /**
     * Takes records in. Throws what digesting them throws; then they are to be handed over again.
     *
     * @param confirm is run when all of them are digested, unless the confirmation of later records stands for it
     */
    synchronized void accept(List<RawRecord> records, Runnable confirm) {
        records.forEach(this::take);
        if (due()) {
            digest();
            confirm.run();
        } else {
            records.forEach(raw -> unconfirmed.put(raw.topic() + "-" + raw.partition(), confirm));
        }
    }

    /** Digests what has waited long enough, where no further record comes to bring that about. */
    synchronized void tick() {
        try {
            if (!unconfirmed.isEmpty() && due()) {
                digest();
            }
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("cause", failure.toString()).log("records could not be digested; trying again");
        }
    }

    private boolean due() {
        return bytes > mostBytes
                || digested == Instant.MIN
                || !digested.plus(within).isAfter(clock.instant());
    }

    private void digest() {
        if (!pending.isEmpty()) {
            digest.accept(pending.values().stream().flatMap(Span::records).toList());
        }
        pending.clear();
        bytes = 0;
        within = atMost;
        digested = clock.instant();
        Set.copyOf(unconfirmed.values()).forEach(Runnable::run);
        unconfirmed.clear();
    }

    private void take(RawRecord raw) {
        interest(raw).ifPresent(interest -> {
            RawRecord kept = raw.detached();
            Span before = pending.get(interest.key());
            Span now = before == null ? Span.of(kept) : before.upTo(kept);
            pending.put(interest.key(), now);
            bytes += now.bytes() - (before == null ? 0 : before.bytes());
            within = interest.within().compareTo(within) < 0 ? interest.within() : within;
        });
    }

    private Optional<Interest> interest(RawRecord raw) {
        try {
            return interestIn.apply(raw);
        } catch (RuntimeException unreadable) {
            return Optional.of(new Interest(raw.topic() + "-" + raw.partition() + "@" + raw.offset(), atMost));
        }
    }

    private record Span(RawRecord first, RawRecord newest, long bytes) {
        static Span of(RawRecord only) {
            return new Span(only, only, SPAN_BYTES + only.bytes());
        }

        Span upTo(RawRecord later) {
            long without = first == newest ? bytes : bytes - newest.bytes();
            return new Span(first, later, without + later.bytes());
        }

        Stream<RawRecord> records() {
            return first == newest ? Stream.of(first) : Stream.of(first, newest);
        }
    }
}
