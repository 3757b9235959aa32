package dev.latchkey.credential.rekeying;

import dev.latchkey.credential.apppassword.VerifierKeyUsage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How far re-keying has come.
 *
 * @param current   version that new secrets are kept under
 * @param removable versions that nothing depends on: they may be taken out of the source of the keys
 * @param missing   versions that app passwords depend on and that are not in the source: these are not recognised
 */
record KeyReport(int current, List<Version> versions, List<Integer> removable, List<Integer> missing) {

    /**
     * One key.
     *
     * @param known whether the replica that answers has it
     * @param live  app passwords that depend on it
     * @param ended app passwords that are over, but are recognised as such by it
     */
    record Version(int version, boolean known, long live, long ended) {}

    static KeyReport of(int current, Collection<Integer> known, List<VerifierKeyUsage> uses) {
        Map<Integer, VerifierKeyUsage> byVersion =
                new TreeMap<>(uses.stream().collect(Collectors.toMap(VerifierKeyUsage::version, Function.identity())));
        known.forEach(version -> byVersion.putIfAbsent(version, new VerifierKeyUsage(version, 0, 0)));
        TreeSet<Integer> there = new TreeSet<>(known);
        List<Version> versions = byVersion.values().stream()
                .map(use -> new Version(use.version(), there.contains(use.version()), use.live(), use.ended()))
                .toList();
        return new KeyReport(
                current,
                versions,
                which(versions, each -> each.known && each.version != current && each.live == 0),
                which(versions, each -> !each.known && each.live > 0));
    }

    private static List<Integer> which(List<Version> versions, Predicate<Version> those) {
        return versions.stream().filter(those).map(Version::version).toList();
    }
}
