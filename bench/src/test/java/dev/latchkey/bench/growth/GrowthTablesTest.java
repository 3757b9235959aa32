package dev.latchkey.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTablesTest {

    @Test
    void saysNothingOfRowsThatAreAlike() {
        assertThat(GrowthTables.cliffs(List.of(row(1000, 9, 16_000), row(100_000, 17, 9_000))))
                .isEmpty();
    }

    @Test
    void namesWhatIsMoreThanTwiceAsBadAsInTheFirstRow() {
        assertThat(GrowthTables.cliffs(List.of(row(1000, 9, 16_000), row(100_000, 27, 4_000))))
                .containsExactly(
                        "per second at 100,000 accounts, 100,000 entries: 4.00 times the first row's",
                        "newest ms at 100,000 accounts, 100,000 entries: 3.00 times the first row's");
    }

    @Test
    void showsAllRowsInEachTable() {
        var tables = GrowthTables.of(List.of(row(1000, 9, 16_000), row(100_000, 27, 4_000)));
        assertThat(tables)
                .hasSize(4)
                .allSatisfy(table -> assertThat(table.toString())
                        .contains("1,000 accounts, 100,000 entries", "100,000 accounts, 100,000 entries"));
        assertThat(tables.getFirst().toString()).contains("16,000").contains("–");
    }

    private static GrowthRow row(int accounts, double newest, double perSecond) {
        return new GrowthRow(
                new Filling(accounts, 100_000, 900, 500, 6000),
                new LogFigures(newest, 1, 1, 1, 1000, 200_000, 12, 60_000),
                new DoorFigures(perSecond, 4, 0, Double.NaN, Double.NaN, 0, 0),
                new MemoryFigures(100, 60, 3, 40, 400, 2500, 50, 120),
                100_000,
                new StartFigures(1.5, 9, 30, 80));
    }
}
