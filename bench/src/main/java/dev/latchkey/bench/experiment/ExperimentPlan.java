package dev.latchkey.bench.experiment;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds how often everything is measured; what is reported is the median
 * @param warmUp before each window
 * @param window in which is measured
 * @param connections numbers of connections to measure with
 * @param accounts each with an app password
 * @param rate sign-ins per second while delays are measured
 * @param delays how long delays are measured
 * @param revocations how many app passwords are revoked, and how many users deactivated
 * @param users how many a directory provisions
 * @param samples of each class of refusals
 * @param attack beside which known devices sign in
 * @param growth of one installation
 */
public record ExperimentPlan(
        int rounds,
        Duration warmUp,
        Duration window,
        List<Integer> connections,
        int accounts,
        double rate,
        Duration delays,
        int revocations,
        int users,
        int samples,
        Attack attack,
        Growth growth) {

    /**
     * Guessing from everywhere.
     *
     * @param rate attempts a second
     * @param length of the whole
     * @param window in which known devices are measured, one after the other
     */
    public record Attack(double rate, Duration length, Duration window) {

        /** Refuses what cannot be measured. */
        public Attack {
            require("--attack-rate", (long) rate, 1, 100_000);
            require("--attack-seconds", length.toSeconds(), 2, 3600);
        }
    }

    /**
     * How an installation grows, row by row.
     *
     * @param accounts at each row
     * @param entries of sign-ins in the log at each row
     * @param attempts of an attack at the end of each row, as many as there are entries at most
     */
    public record Growth(List<Integer> accounts, List<Integer> entries, int attempts) {

        /** Refuses what cannot be measured. */
        public Growth {
            accounts = List.copyOf(accounts);
            entries = List.copyOf(entries);
            if (accounts.size() != entries.size()) {
                throw new IllegalArgumentException("--growth-entries: " + entries.size() + " numbers (expected: "
                        + accounts.size() + ", as many as in --growth-accounts)");
            }
            requireAscending("--growth-accounts", accounts, 2_000_000);
            requireAscending("--growth-entries", entries, 50_000_000);
            require("--growth-attempts", attempts, 0, 10_000_000);
        }

        private static void requireAscending(String option, List<Integer> numbers, int most) {
            int before = 1;
            for (int each : numbers) {
                require(option, each, before, most);
                before = each;
            }
        }
    }

    private static final int BURN_IN = 13;

    /** Refuses what cannot be measured. */
    public ExperimentPlan {
        connections = List.copyOf(connections);
        require("--rounds", rounds, 1, 100);
        require("--seconds", window.toSeconds(), 1, 600);
        require("--accounts", accounts, 20, 100_000);
        require("--revocations", revocations, 1, accounts);
        require("--users", users, revocations, 1_000_000);
        require("--samples", samples, 10, 100_000);
        connections.forEach(each -> require("--connections", each, 1, 1000));
    }

    private static void require(String option, long given, long least, long most) {
        if (given < least || given > most) {
            throw new IllegalArgumentException(option + ": " + given + " (expected: " + least + " to " + most + ")");
        }
    }

    /** What is published. */
    public static ExperimentPlan full() {
        return new ExperimentPlan(
                3,
                Duration.ofSeconds(3),
                Duration.ofSeconds(8),
                List.of(1, 16, 64),
                1000,
                1000,
                Duration.ofSeconds(60),
                200,
                10_000,
                2000,
                new Attack(5000, Duration.ofSeconds(600), Duration.ofSeconds(60)),
                new Growth(List.of(1000, 100_000, 1_000_000), List.of(100_000, 1_000_000, 10_000_000), 1_000_000));
    }

    /** Whether everything works; its figures mean little. */
    public static ExperimentPlan quick() {
        return new ExperimentPlan(
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                List.of(1, 16, 64),
                100,
                500,
                Duration.ofSeconds(5),
                20,
                500,
                40,
                new Attack(500, Duration.ofSeconds(8), Duration.ofSeconds(4)),
                new Growth(List.of(100, 300), List.of(2000, 20_000), 1000));
    }

    /** How long a JVM that has just been started is used before anything is measured: it compiles its code meanwhile. */
    Duration burnIn() {
        return warmUp.multipliedBy(BURN_IN);
    }

    int mostConnections() {
        return connections.stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}
