package dev.latchkey.bench.growth;

import java.util.Locale;

/**
 * What was measured at one size.
 *
 * @param entriesAtLast in the log of sign-ins, when memory and disk were read and all was started again
 */
record GrowthRow(
        Filling filling,
        LogFigures log,
        DoorFigures doors,
        MemoryFigures memory,
        long entriesAtLast,
        StartFigures start) {

    private static final double KB_PER_MIB = (1 << 20) / 1000.0;

    /** What the database has on the disk for each entry, everything else included, in KB. */
    double kilobytesPerEntry() {
        return memory.databaseDisk() * KB_PER_MIB / entriesAtLast;
    }

    String title() {
        return title(filling.entries());
    }

    String titleAtLast() {
        return title(entriesAtLast);
    }

    private String title(long entries) {
        return String.format(Locale.ROOT, "%,d accounts, %,d entries", filling.accounts(), entries);
    }
}
