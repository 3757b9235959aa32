package dev.latchkey.bench.growth;

import dev.latchkey.bench.report.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One figure of each row.
 *
 * @param heading with its unit
 * @param better where it is comparable from row to row
 */
record GrowthColumn(String heading, Better better, ToDoubleFunction<GrowthRow> figure) {
    private static final double CLIFF = 2;

    /** Which of two is wanted. */
    enum Better {
        LESS,
        MORE,
        NEITHER
    }

    static GrowthColumn less(String heading, ToDoubleFunction<GrowthRow> figure) {
        return new GrowthColumn(heading, Better.LESS, figure);
    }

    static GrowthColumn more(String heading, ToDoubleFunction<GrowthRow> figure) {
        return new GrowthColumn(heading, Better.MORE, figure);
    }

    static GrowthColumn plain(String heading, ToDoubleFunction<GrowthRow> figure) {
        return new GrowthColumn(heading, Better.NEITHER, figure);
    }

    String cell(GrowthRow row) {
        double value = figure.applyAsDouble(row);
        return Double.isNaN(value) ? "–" : Figure.of(value);
    }

    /** Rows that are more than twice as bad as the first, and how many times. */
    List<String> cliffs(List<GrowthRow> rows) {
        var cliffs = new ArrayList<String>();
        double first = figure.applyAsDouble(rows.getFirst());
        for (var row : rows.subList(1, rows.size())) {
            double times = worse(first, figure.applyAsDouble(row));
            if (times > CLIFF) {
                cliffs.add(heading + " at " + row.title() + ": " + Figure.of(times) + " times the first row's");
            }
        }
        return cliffs;
    }

    private double worse(double first, double now) {
        return switch (better) {
            case LESS -> now / first;
            case MORE -> first / now;
            case NEITHER -> Double.NaN;
        };
    }
}
