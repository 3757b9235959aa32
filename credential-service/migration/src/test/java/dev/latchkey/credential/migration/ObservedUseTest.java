package dev.latchkey.credential.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ObservedUseTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static ObservedUse at(int hour) {
        return ObservedUse.once(
                hour % 3 == 0 ? null : "Mail/" + hour % 5,
                hour % 7 == 0 ? null : "192.0.2." + hour % 97,
                START.plusSeconds(3600L * hour));
    }

    private static ObservedUse merged(List<Integer> hours) {
        return hours.stream()
                .map(ObservedUseTest::at)
                .reduce(ObservedUse::merge)
                .orElseThrow();
    }

    @Property
    void comesOutTheSameInAnyOrderAndHoweverOften(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 5_000) Integer> hours, @ForAll Random random) {
        List<Integer> otherwise = new ArrayList<>(hours);
        otherwise.addAll(hours.subList(0, hours.size() / 2));
        Collections.shuffle(otherwise, random);
        assertThat(merged(otherwise)).isEqualTo(merged(hours));
    }

    @Property
    void changesNothingWhenAnyPartOfItIsSeenAgain(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 5_000) Integer> hours) {
        ObservedUse all = merged(hours);
        for (int each : hours) {
            assertThat(all.merge(at(each))).isEqualTo(all);
        }
    }

    @Property
    void staysSmall(@ForAll @Size(min = 1, max = 300) List<@IntRange(max = 5_000) Integer> hours) {
        ObservedUse all = merged(hours);
        assertThat(all.days()).hasSizeLessThanOrEqualTo(ObservedUse.MOST_DAYS);
        assertThat(all.addresses()).hasSizeLessThanOrEqualTo(ObservedUse.MOST_ADDRESSES);
        assertThat(all.first()).isBeforeOrEqualTo(all.last());
        assertThat(DeviceDocument.read(DeviceDocument.write(
                                new Device("acme", "d", "anna@acme.example", "imap", null, all, MigrationPlan.NONE, 1)))
                        .seen())
                .isEqualTo(all);
    }
}
