package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * What must be so for a policy to apply: all of it.
 *
 * @param accounts    ids of accounts
 * @param groups      ids of groups; an account may be in several, or in none
 * @param protocols   in lower case
 * @param services    as front doors name them
 * @param frontDoors  ids of front doors
 * @param locations   ids of named locations, or {@link Choice#ALL_TRUSTED}; a sign-in may be in several, or in none
 * @param clients     what the program says of itself, as patterns
 * @param tls         how badly the connection is protected; absent for any
 * @param timeWindows within any one of them; empty for any time
 * @param dates       on any one of these days; empty for any day
 * @param credential  what the app password is like
 * @param risk        at or above; {@link Risk#NONE} for any
 */
public record Conditions(
        Choice accounts,
        Choice groups,
        Choice protocols,
        Choice services,
        Choice frontDoors,
        Choice locations,
        Patterns clients,
        Optional<WeakTls> tls,
        List<TimeWindow> timeWindows,
        List<DateRange> dates,
        CredentialConditions credential,
        Risk risk) {
    /** Every sign-in there is. */
    public static final Conditions NONE = new Conditions(
            Choice.ANY,
            Choice.ANY,
            Choice.ANY,
            Choice.ANY,
            Choice.ANY,
            Choice.ANY,
            Patterns.ANY,
            Optional.empty(),
            List.of(),
            List.of(),
            CredentialConditions.NONE,
            Risk.NONE);

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming the elements */
    public Conditions {
        timeWindows = List.copyOf(timeWindows);
        dates = List.copyOf(dates);
        Problems problems = new Problems();
        problems.read("protocols", () -> protocols(protocols));
        problems.throwIfAny();
    }

    /** A choice whose elements are spelt as protocols are. */
    public static Choice protocols(Choice choice) {
        Problems problems = new Problems();
        problems.readEach("include", choice.include(), NameSyntax::protocol);
        problems.readEach("exclude", choice.exclude(), NameSyntax::protocol);
        problems.throwIfAny();
        return choice;
    }
}
