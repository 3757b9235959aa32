package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.TimeWindow;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The conditions of a policy as written; absent is any. */
public record ConditionsDraft(
        @Nullable ChoiceDraft accounts,
        @Nullable ChoiceDraft protocols,
        @Nullable ChoiceDraft services,
        @Nullable ChoiceDraft locations,
        @Nullable List<@Nullable TimeWindowDraft> timeWindows) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public Conditions toConditions() {
        var problems = new Problems();
        var readAccounts = problems.read("accounts", () -> choice(accounts));
        var readProtocols = problems.read("protocols", () -> Conditions.protocols(choice(protocols)));
        var readServices = problems.read("services", () -> choice(services));
        var readLocations = problems.read("locations", () -> choice(locations));
        var readWindows = windows(problems);
        return problems.build(() -> new Conditions(
                readAccounts.get(), readProtocols.get(), readServices.get(), readLocations.get(), readWindows.get()));
    }

    private static Choice choice(@Nullable ChoiceDraft draft) {
        return draft == null ? Choice.ANY : draft.toChoice();
    }

    private Supplier<List<TimeWindow>> windows(Problems problems) {
        if (timeWindows == null) {
            return List::of;
        }
        problems.read("timeWindows", () -> {
            check(!timeWindows.isEmpty(), "", "empty", "at least one window, or left out for any time");
            return timeWindows;
        });
        return problems.readEach("timeWindows", timeWindows, TimeWindowDraft::toTimeWindow);
    }
}
