package dev.latchkey.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReportTableTest {

    @Test
    void linesUpFiguresToTheRight() {
        var table =
                new ReportTable("Server", "per second").row("slapd", "1,900").row("x", "7");
        assertThat(table.toString().lines())
                .containsExactly(
                        "| Server | per second |",
                        "|--------|-----------:|",
                        "| slapd  |      1,900 |",
                        "| x      |          7 |");
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatThrownBy(() -> new ReportTable("a", "b").row("1")).hasMessage("row of 1 cells (expected: 2)");
    }

    @Test
    void figuresHaveThreeDigits() {
        assertThat(Figure.of(12345.6)).isEqualTo("12,346");
        assertThat(Figure.of(12.345)).isEqualTo("12.3");
        assertThat(Figure.of(1.2345)).isEqualTo("1.23");
        assertThat(Figure.of(0.01234)).isEqualTo("0.012");
        assertThat(Figure.times(6.08)).isEqualTo("6.08×");
        assertThat(Figure.times(0)).isEqualTo("–");
    }
}
