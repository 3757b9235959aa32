package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.Problems;
import java.util.List;

/**
 * What must be so for a policy to apply: all of it.
 *
 * @param accounts    ids of accounts
 * @param protocols   in lower case
 * @param services    as front doors name them
 * @param locations   ids of named locations, or {@link Choice#ALL_TRUSTED}; a sign-in may be in several, or in none
 * @param timeWindows within any one of them; empty for any time
 */
public record Conditions(
        Choice accounts, Choice protocols, Choice services, Choice locations, List<TimeWindow> timeWindows) {
    /** Every sign-in there is. */
    public static final Conditions NONE = new Conditions(Choice.ANY, Choice.ANY, Choice.ANY, Choice.ANY, List.of());

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming the elements */
    public Conditions {
        timeWindows = List.copyOf(timeWindows);
        Problems problems = new Problems();
        problems.read("protocols", () -> protocols(protocols));
        problems.throwIfAny();
    }

    /** A choice whose elements are spelt as protocols are. */
    public static Choice protocols(Choice choice) {
        Problems problems = new Problems();
        problems.readEach("include", choice.include(), Words::protocol);
        problems.readEach("exclude", choice.exclude(), Words::protocol);
        problems.throwIfAny();
        return choice;
    }

    /** The same, for these accounts. */
    public Conditions withAccounts(Choice chosen) {
        return new Conditions(chosen, protocols, services, locations, timeWindows);
    }

    /** The same, for these protocols. */
    public Conditions withProtocols(Choice chosen) {
        return new Conditions(accounts, chosen, services, locations, timeWindows);
    }

    /** The same, for these services. */
    public Conditions withServices(Choice chosen) {
        return new Conditions(accounts, protocols, chosen, locations, timeWindows);
    }

    /** The same, for these locations. */
    public Conditions withLocations(Choice chosen) {
        return new Conditions(accounts, protocols, services, chosen, timeWindows);
    }

    /** The same, at these times. */
    public Conditions withTimeWindows(TimeWindow... windows) {
        return new Conditions(accounts, protocols, services, locations, List.of(windows));
    }
}
