package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.DateRange;
import java.util.List;

/** The sign-in falls on any one of the days: between a start, inclusive, and an end, exclusive, in seconds of the epoch. */
record OnDates(long[] starts, long[] ends) implements Requirement {
    static OnDates of(List<DateRange> dates) {
        return new OnDates(
                dates.stream().mapToLong(each -> each.start().getEpochSecond()).toArray(),
                dates.stream().mapToLong(each -> each.end().getEpochSecond()).toArray());
    }

    @Override
    public Condition condition() {
        return Condition.DATES;
    }

    @Override
    public boolean met(Facts facts) {
        long at = facts.signIn().at().getEpochSecond();
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] <= at && at < ends[i]) {
                return true;
            }
        }
        return false;
    }
}
