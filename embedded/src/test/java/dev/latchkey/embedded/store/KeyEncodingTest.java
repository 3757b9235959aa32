package dev.latchkey.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyEncodingTest {
    @Property(tries = 5_000)
    void bytesAreInTheOrderOfTheValues(@ForAll("values") Object one, @ForAll("values") Object other) {
        assertThat(Integer.signum(Arrays.compareUnsigned(KeyEncoding.of(one), KeyEncoding.of(other))))
                .as("%s and %s", one, other)
                .isEqualTo(Integer.signum(ValueComparator.asc().compare(one, other)));
    }

    @Property(tries = 5_000)
    void nothingBeginsLikeAnother(@ForAll("values") Object one, @ForAll("values") Object other) {
        byte[] first = KeyEncoding.of(one);
        byte[] second = KeyEncoding.of(other);
        assertThat(KeyBytes.startsWith(first, second)).isEqualTo(Arrays.equals(first, second));
    }

    @Property(tries = 5_000)
    void invertedBytesAreInTheOppositeOrder(@ForAll("values") Object one, @ForAll("values") Object other) {
        assertThat(Integer.signum(Arrays.compareUnsigned(
                        KeyBytes.inverted(KeyEncoding.of(one)), KeyBytes.inverted(KeyEncoding.of(other)))))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(KeyEncoding.of(other), KeyEncoding.of(one))));
    }

    @Test
    void numbersThatAreEqualAreTheSame() {
        assertThat(KeyEncoding.of(2)).isEqualTo(KeyEncoding.of(2L)).isEqualTo(KeyEncoding.of(2.0));
        assertThat(KeyEncoding.of(0.0)).isEqualTo(KeyEncoding.of(-0.0)).isEqualTo(KeyEncoding.of(0));
    }

    @Test
    void largeNumbersThatDifferByOneDiffer() {
        for (long number : List.of(1L << 53, (1L << 62) + 12_345, Long.MIN_VALUE + 7, Long.MAX_VALUE - 700)) {
            assertThat(Arrays.compareUnsigned(KeyEncoding.of(number), KeyEncoding.of(number + 1)))
                    .isNegative();
        }
    }

    @Test
    void behindAKeyIsBehindAllThatBeginLikeIt() {
        byte[] key = {1, 2, (byte) 0xFF};
        assertThat(KeyBytes.behind(key)).containsExactly(1, 3);
        assertThat(KeyBytes.behind(new byte[] {(byte) 0xFF})).isNull();
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.lazyOf(this::scalars, this::scalars, this::scalars, this::documents, this::missing);
    }

    private Arbitrary<Object> missing() {
        return Arbitraries.just(Missing.getInstance());
    }

    /** What is missing is no field of a document; the comparator puts it before MinKey there, as nowhere else. */
    private Arbitrary<Object> documents() {
        return Arbitraries.maps(Arbitraries.of("a", "b", "ab"), scalars())
                .ofMaxSize(3)
                .map(fields -> {
                    var document = new Document();
                    fields.forEach(document::append);
                    return document;
                });
    }

    /** Of doubles only those that the comparator does not cut off where it compares them with longs. */
    private Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of(null, MinKey.getInstance(), MaxKey.getInstance(), true, false),
                Arbitraries.integers().map(value -> value),
                Arbitraries.longs().map(value -> value),
                Arbitraries.integers().between(-1_000, 1_000).map(value -> value / 8.0),
                Arbitraries.strings().ofMaxLength(4).map(value -> value),
                Arbitraries.strings()
                        .withChars('\0', '\1', '\2', 'a', '\u00e4', '\uD83D', '\uE000')
                        .ofMaxLength(3)
                        .map(value -> value),
                Arbitraries.longs().between(-1L << 40, 1L << 42).map(Instant::ofEpochMilli),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(3).map(BinData::new),
                Arbitraries.bytes().array(byte[].class).ofSize(12).map(ObjectId::new),
                Arbitraries.longs().map(value -> new UUID(value, ~value)));
    }
}
