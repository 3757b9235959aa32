package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.conventions.Distribution.Size;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files and methods are small, and public types say what they are: {@code ./latchkey figures} shows how much so. */
class SizesTest {
    /** Since 30 November 2026 none. */
    private static final Figures FIGURES = Figures.of(Checkout.TREE, Checkout.SHIPPED);

    @Test
    void filesAreSmall() {
        assertThat(FIGURES.files().median()).as("median of files").isLessThanOrEqualTo(60);
        assertThat(FIGURES.files().percentile(99))
                .as("p99 of files; larger are%s", listed(FIGURES.files().above(200)))
                .isLessThanOrEqualTo(200);
    }

    @Test
    void nothingIsLarge() {
        var large = Stream.concat(FIGURES.files().above(300).stream(), FIGURES.methods().above(40).stream());
        assertThat(large.map(SizesTest::line))
                .as("No file has more than 300 lines, no method more than 40.")
                .isEmpty();
    }

    @Test
    void methodsAreShort() {
        assertThat(FIGURES.methods().percentile(99))
                .as("p99 of methods; longer are%s", listed(FIGURES.methods().above(20)))
                .isLessThanOrEqualTo(20);
    }

    @Test
    void publicTypesAreDocumented() {
        assertThat(FIGURES.documentedShare())
                .as("documented public types; not documented are%s", lines(FIGURES.undocumented()))
                .isGreaterThanOrEqualTo(0.97);
    }

    private static String line(Size size) {
        return size.lines() + "  " + size.name();
    }

    private static String listed(List<Size> sizes) {
        return lines(sizes.stream().map(SizesTest::line).toList());
    }

    private static String lines(List<String> lines) {
        return lines.stream().map("\n  "::concat).collect(Collectors.joining());
    }
}
