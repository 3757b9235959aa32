package dev.latchkey.conventions;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How large things are.
 *
 * @param sizes of each, the largest first
 */
record Distribution(List<Size> sizes) {

    /** The lines of code of what has that name. */
    record Size(String name, int lines) {}

    static Distribution of(Stream<Size> sizes) {
        return new Distribution(
                sizes.sorted(Comparator.comparingInt(Size::lines).reversed()).toList());
    }

    int median() {
        return percentile(50);
    }

    /** The smallest size that so many per cent do not exceed (nearest rank); 0 where there is nothing. */
    int percentile(int percent) {
        int larger = sizes.size() - Math.ceilDiv(sizes.size() * percent, 100);
        return sizes.isEmpty() ? 0 : sizes.get(larger).lines();
    }

    List<Size> largest(int count) {
        return sizes.stream().limit(count).toList();
    }

    List<Size> above(int lines) {
        return sizes.stream().filter(each -> each.lines() > lines).toList();
    }

    /** Between 0 and 1. */
    double shareAbove(int lines) {
        return sizes.isEmpty() ? 0 : (double) above(lines).size() / sizes.size();
    }
}
