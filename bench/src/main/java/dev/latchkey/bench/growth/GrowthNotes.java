package dev.latchkey.bench.growth;

import dev.latchkey.bench.experiment.ExperimentPlan;
import java.util.List;
import java.util.Locale;

/** What to know to read the tables, and which figures fall off. */
final class GrowthNotes {
    private GrowthNotes() {}

    static List<String> of(List<GrowthRow> rows, ExperimentPlan plan) {
        return List.of(
                "One installation that grows, through its APIs: accounts are imported from files of 1,000, app passwords issued"
                        + " one by one, entries of the log come from sign-ins of accounts at random.",
                doors(plan),
                "Reading: pages of 50. *Of nobody*: a login that there is not. *Nothing*: a filter without an index that no entry"
                        + " meets; a page of it ends with the budget of a search. An export is read for a minute at most.",
                "Memory and starts come last, when sign-ins and attempts have added to the entries. Heaps: after a full"
                        + " collection; full collections: those before it, since credential-service's start.",
                "Entries per second: from the first sign-in, as fast as answered, until the last one is in the log."
                        + " Afterwards: 200 sign-ins a second in the first " + GrowthExperiment.AFTER_START.toSeconds()
                        + " s after the start.",
                cliffs(GrowthTables.cliffs(rows)));
    }

    private static String doors(ExperimentPlan plan) {
        return String.format(
                Locale.ROOT,
                "Sign-ins: the median of %d windows with 64 connections, as fast as answered; then %,.0f a second; then 200 a"
                        + " second in the worst window beside attempts from fresh networks at fresh logins, as many as there"
                        + " are entries, %,d at most.",
                plan.rounds(),
                plan.rate(),
                plan.growth().attempts());
    }

    private static String cliffs(List<String> found) {
        return found.isEmpty()
                ? "No figure is more than twice as bad as in the first row."
                : "More than twice as bad as in the first row: " + String.join("; ", found) + ".";
    }
}
