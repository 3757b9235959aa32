package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.DateRange;
import java.util.List;

/** The sign-in falls on any one of the days: between a start, inclusive, and an end, exclusive, in seconds of the epoch. */
record DateCondition(long[] starts, long[] ends) implements CompiledCondition {
    static DateCondition of(List<DateRange> dates) {
        return new DateCondition(
                dates.stream().mapToLong(each -> each.start().getEpochSecond()).toArray(),
                dates.stream().mapToLong(each -> each.end().getEpochSecond()).toArray());
    }

    @Override
    public ConditionType condition() {
        return ConditionType.DATES;
    }

    @Override
    public boolean met(EvaluationContext context) {
        long at = context.signIn().at().getEpochSecond();
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] <= at && at < ends[i]) {
                return true;
            }
        }
        return false;
    }
}
