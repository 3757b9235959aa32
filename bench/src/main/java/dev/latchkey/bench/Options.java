package dev.latchkey.bench;

import dev.latchkey.bench.experiment.ExperimentPlan;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param plan how much to measure
 * @param chapters what to measure, in this order
 * @param document where to write the figures; a quick run writes none
 */
record Options(ExperimentPlan plan, List<String> chapters, Optional<Path> document) {
    static final List<String> CHAPTERS =
            List.of("up", "audit", "revocation", "sign-ins", "directory", "policies", "oracle", "attack");
    static final String GROWTH = "growth";
    static final String MICRO = "micro";
    static final String USAGE = """
            usage: ./latchkey bench [options]
              --quick               a minute or two, to see that everything works; writes no document
              --only a,b            of: up, audit, revocation, sign-ins, directory, policies, oracle, attack,
                                    growth, micro; the last two only when asked for
              --micro               the micro-benchmarks too
              --rounds N            default 3
              --seconds N           length of each window, default 8
              --connections 1,16,64
              --accounts N          default 1000
              --rate N              sign-ins per second while delays are measured, default 1000
              --delay-seconds N     how long delays are measured, default 60
              --revocations N       and deactivations; default 200
              --users N             that a directory provisions, default 10000
              --samples N           of each class of refusals, default 2000
              --attack-rate N       attempts a second from everywhere, default 5000
              --attack-seconds N    how long they come, default 600
              --growth-accounts 1000,100000,1000000
                                    at each row of growth
              --growth-entries 100000,1000000,10000000
                                    sign-ins in the log, likewise
              --growth-attempts N   of an attack at each row's end, as many as there are entries at most;
                                    default 1000000
              --document FILE       default docs/benchmarks.md""";

    static Options parse(String[] arguments, Path sources) {
        var words = new ArrayDeque<>(Arrays.asList(arguments));
        boolean quick = words.remove("--quick");
        boolean micro = words.remove("--" + MICRO);
        var given = new CommandLineArguments(words);
        var plan = given.over(quick ? ExperimentPlan.quick() : ExperimentPlan.full());
        var standard = quick
                ? Optional.<Path>empty()
                : Optional.of(sources.resolve("docs").resolve("benchmarks.md"));
        var document = given.text("--document").map(Path::of).or(() -> standard);
        var chapters = chapters(given.text("--only").orElse(String.join(",", CHAPTERS)), micro);
        given.requireKnown();
        return new Options(plan, chapters, document);
    }

    private static List<String> chapters(String only, boolean micro) {
        var all = Stream.concat(CHAPTERS.stream(), Stream.of(GROWTH, MICRO)).toList();
        var wanted = List.of(only.split(","));
        if (!all.containsAll(wanted)) {
            throw new IllegalArgumentException("--only: " + only + " (expected: of " + String.join(", ", all) + ")");
        }
        return all.stream()
                .filter(each -> wanted.contains(each) || micro && each.equals(MICRO))
                .toList();
    }
}
