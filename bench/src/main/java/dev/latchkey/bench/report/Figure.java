package dev.latchkey.bench.report;

import java.util.Locale;

/** Figures as text, with as many digits as they deserve. */
public final class Figure {

    private Figure() {}

    /** Three significant digits; whole numbers from 100 on. */
    public static String of(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }

    /** The same, and a dash where nothing was measured. */
    public static String ifAny(double value) {
        return value > 0 ? of(value) : "–";
    }

    /** How many times. */
    public static String times(double value) {
        return value > 0 ? of(value) + "×" : "–";
    }
}
