package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.Problems;

/**
 * Whether a policy may have clients told to try again. Whoever guesses is told so too, at that time and place: it must
 * depend on nothing that guesses are about, or it would tell a right login or secret from a wrong one.
 */
final class TemporaryAnswerCheck {
    private static final String ABSENT = "absent, for the answer temporary must not tell whose login or secret it is";
    private static final String OF_TIME_OR_PLACE =
            "locations, timeWindows or dates, for the answer temporary says that it will pass";

    private TemporaryAnswerCheck() {}

    static void check(Conditions conditions, Problems problems) {
        absent("accounts", conditions.accounts().isAny(), problems);
        absent("groups", conditions.groups().isAny(), problems);
        absent("credential", conditions.credential().equals(CredentialConditions.NONE), problems);
        absent("risk", conditions.risk() == Risk.NONE, problems);
        if (conditions.locations().isAny()
                && conditions.timeWindows().isEmpty()
                && conditions.dates().isEmpty()) {
            problems.add("conditions", "nothing of time or place", OF_TIME_OR_PLACE);
        }
    }

    private static void absent(String condition, boolean absent, Problems problems) {
        if (!absent) {
            problems.add("conditions." + condition, "present", ABSENT);
        }
    }
}
