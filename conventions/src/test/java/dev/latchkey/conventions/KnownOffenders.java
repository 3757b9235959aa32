package dev.latchkey.conventions;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Those that a rule lets pass until they are mended. The list can only shrink: what no longer offends has to leave it.
 *
 * @param list the name of the constant, for the message
 * @param names of the offenders
 */
record KnownOffenders(String list, Set<String> names) {

    /** Those whose names are in a text, between white space. */
    static KnownOffenders in(String list, String names) {
        return new KnownOffenders(
                list, names.isBlank() ? Set.of() : Set.of(names.strip().split("\\s+")));
    }

    /** With what offends, and what there is to say of each, is this list exactly right? */
    void requireExactly(String rule, Map<String, String> offenders) {
        var unknown = new TreeMap<>(offenders);
        unknown.keySet().removeAll(names);
        var mended = new TreeSet<>(names);
        mended.removeAll(offenders.keySet());
        if (!unknown.isEmpty() || !mended.isEmpty()) {
            throw new AssertionError(rule
                    + lines("Against it:", unknown.values())
                    + lines("No longer against it, to be taken from " + list + ":", mended));
        }
    }

    private static String lines(String heading, Collection<String> lines) {
        return lines.stream()
                .map(line -> "\n  " + line)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(), text -> text.isEmpty() ? "" : "\n" + heading + text));
    }
}
