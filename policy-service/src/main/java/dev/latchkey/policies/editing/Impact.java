package dev.latchkey.policies.editing;

/**
 * What a change would have meant for the sign-ins of the last days.
 *
 * @param letIn     by the rules of today
 * @param blocked   of those, by the changed ones
 * @param accounts  whose they are
 * @param own       of whoever makes the change
 * @param undecided of which the record does not tell what the change asks
 * @param whole     whether there was time to read all of them
 */
public record Impact(long letIn, long blocked, long accounts, long own, long undecided, boolean whole) {
    /** There were no sign-ins, or the change cannot lock anybody out. */
    public static final Impact NONE = new Impact(0, 0, 0, 0, 0, true);

    /** Nothing could be read. */
    public static final Impact UNKNOWN = new Impact(0, 0, 0, 0, 0, false);

    double percent() {
        return letIn == 0 ? 0 : 100.0 * blocked / letIn;
    }
}
