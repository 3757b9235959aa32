package dev.latchkey.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredNumbersTest {
    private static Document version(@Nullable Object value) {
        return new Document("version", value);
    }

    static Stream<Object> seven() {
        return Stream.of(7, 7L, 7.0);
    }

    @ParameterizedTest
    @MethodSource("seven")
    void readsANumberOfWhicheverType(Object seven) {
        assertThat(StoredNumbers.longOf(version(seven), "version")).isEqualTo(7);
        assertThat(StoredNumbers.intOf(version(seven), "version")).isEqualTo(7);
    }

    static Stream<Object> none() {
        return Stream.of(7.5, Double.NaN, Double.POSITIVE_INFINITY, 1e17, "7", true, Decimal128.parse("7"));
    }

    @ParameterizedTest
    @MethodSource("none")
    void saysWhichFieldIsNoWholeNumberAndNotWhatItHolds(Object none) {
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredNumbers.longOf(version(none), "version"))
                .withMessageStartingWith("version is a ")
                .withMessageEndingWith("(expected: a whole number)");
    }

    @Test
    void saysWhichFieldIsAbsent() {
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredNumbers.longOf(new Document(), "version"))
                .withMessage("version is absent (expected: a whole number)");
    }

    @Test
    void cutsNoNumberOff() {
        assertThat(StoredNumbers.longOf(version(1L << 40), "version")).isEqualTo(1L << 40);
        assertThatIllegalStateException().isThrownBy(() -> StoredNumbers.intOf(version(1L << 40), "version"));
    }
}
