package dev.latchkey.credential.existence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MembershipFilterTest {
    private static final long UNBOUNDED = Long.MAX_VALUE / 8;
    private static final int MILLION = 1_000_000;

    private static LongStream hashesOf(long seed, int count) {
        return new SplittableRandom(seed).longs(count);
    }

    private static EntryHash hash(long value) {
        SplittableRandom more = new SplittableRandom(value);
        return new EntryHash(more.nextLong(), more.nextLong());
    }

    private static MembershipFilter filled(long expected, long atMost, int count) {
        MembershipFilter filter = new MembershipFilter(expected, atMost);
        hashesOf(1, count).forEach(value -> filter.add(hash(value)));
        return filter;
    }

    private static double mistaken(MembershipFilter filter) {
        return hashesOf(2, MILLION)
                        .filter(value -> filter.mayContain(hash(value)))
                        .count()
                / (double) MILLION;
    }

    @Property(tries = 40)
    void neverDeniesWhatWasAdded(@ForAll long seed, @ForAll @IntRange(max = 200_000) int count) {
        MembershipFilter filter = new MembershipFilter(0, UNBOUNDED);
        List<EntryHash> added =
                hashesOf(seed, count).mapToObj(MembershipFilterTest::hash).toList();
        assertThat(added).allMatch(filter::add);
        assertThat(added).allMatch(filter::mayContain);
    }

    @Test
    void isMistakenAboutOneInThousandOfAMillionAndTakesTwoBytesForEach() {
        MembershipFilter filter = filled(MILLION, UNBOUNDED, MILLION);
        assertThat(mistaken(filter)).isLessThan(0.001);
        assertThat(filter.entries()).isBetween(999_000L, 1_000_000L);
        assertThat(filter.bytes() / (double) MILLION).isLessThan(2.3);
        assertThat(filter.isFragmented()).isFalse();
    }

    @Test
    void takesAboutTwentyMegabytesForTenMillion() {
        assertThat(new MembershipFilter(10 * MILLION, UNBOUNDED).bytes()).isLessThan(23 << 20);
    }

    @Test
    void saysWhenItHasGrownSoOftenThatOneOfTheRightSizeWouldBeMistakenLess() {
        MembershipFilter filter = filled(0, UNBOUNDED, MILLION);
        assertThat(filter.isFragmented()).isTrue();
        assertThat(mistaken(filter)).isLessThan(0.005);
        assertThat(filter.bytes() / (double) MILLION).isLessThan(3.1);
    }

    @Test
    void hasABoundAndSaysWhatItHasNoRoomFor() {
        MembershipFilter filter = new MembershipFilter(MILLION, 1 << 18);
        List<EntryHash> all =
                hashesOf(3, 200_000).mapToObj(MembershipFilterTest::hash).toList();
        List<EntryHash> kept = all.stream().filter(filter::add).toList();
        assertThat(kept).hasSizeLessThan(140_000).allMatch(filter::mayContain);
        assertThat(filter.bytes()).isLessThanOrEqualTo(1 << 18);
    }

    @Test
    void countsOnceWhatIsAddedAgain() {
        MembershipFilter filter = new MembershipFilter(0, UNBOUNDED);
        IntStream.range(0, 1000).forEach(each -> filter.add(hash(each % 10)));
        assertThat(filter.entries()).isEqualTo(10);
    }
}
