package dev.latchkey.credential.conditionalaccess;

import static dev.latchkey.credential.conditionalaccess.LastUseCache.FOR_POLICIES;
import static dev.latchkey.credential.conditionalaccess.LastUseCache.FOR_THE_RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.conditionalaccess.AttributeSource.LastUse;
import dev.latchkey.credential.conditionalaccess.AttributeSource.Subject;
import dev.latchkey.credential.memory.MemoryBudget;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastUseCacheTest {
    private static final Subject PHONE = new Subject("acme", "c-1");
    private static final Instant NOON = Instant.parse("2026-03-07T12:00:00Z");

    private long nanos;
    private final LastUseCache uses =
            new LastUseCache(new MemoryBudget(1L << 30, new SimpleMeterRegistry()), () -> nanos);

    private void later(Duration by) {
        nanos += by.toNanos();
    }

    @Test
    void believesWhatItReadForAsLongAsItIsAskedTo() {
        uses.put(PHONE, new LastUse.Never());
        later(FOR_POLICIES.minusNanos(1));
        assertThat(uses.within(FOR_POLICIES, PHONE)).isEqualTo(new LastUse.Never());
        later(Duration.ofNanos(1));
        assertThat(uses.within(FOR_POLICIES, PHONE)).isNull();
        assertThat(uses.within(FOR_THE_RECORD, PHONE)).isEqualTo(new LastUse.Never());
        later(FOR_THE_RECORD);
        assertThat(uses.within(FOR_THE_RECORD, PHONE)).isNull();
    }

    /** The database may answer again. */
    @Test
    void soonAsksAgainWhatNobodyCouldTell() {
        uses.put(PHONE, new LastUse.Unknown());
        assertThat(uses.within(FOR_THE_RECORD, PHONE)).isEqualTo(new LastUse.Unknown());
        later(FOR_POLICIES);
        assertThat(uses.within(FOR_THE_RECORD, PHONE)).isNull();
    }

    @Test
    void sawTheUseHere() {
        uses.put(PHONE, new LastUse.Never());
        later(FOR_POLICIES);
        uses.used(PHONE, NOON);
        assertThat(uses.within(FOR_POLICIES, PHONE)).isEqualTo(new LastUse.At(NOON));
        assertThat(uses.within(FOR_POLICIES, new Subject("other", "c-1"))).isNull();
    }
}
