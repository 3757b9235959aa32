package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.TimeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.List;

/** The sign-in falls within any one of the time windows. */
record TimeWindowCondition(List<Window> windows) implements CompiledCondition {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int DAY_OF_EPOCH = DayOfWeek.THURSDAY.ordinal();

    /** {@code days} has bit 0 for Monday; minutes since midnight. */
    record Window(ZoneRules rules, int days, int from, int to) {

        static Window of(TimeWindow window) {
            int days = 0;
            for (DayOfWeek day : window.days()) {
                days |= 1 << day.ordinal();
            }
            ZoneRules rules = window.zone().getRules();
            return new Window(rules, days, window.from().minute(), window.to().minute());
        }

        boolean contains(Instant at) {
            long local = at.getEpochSecond() + rules.getOffset(at).getTotalSeconds();
            int day = (int) Math.floorMod(Math.floorDiv(local, SECONDS_PER_DAY) + DAY_OF_EPOCH, 7L);
            int minute = Math.floorMod(local, SECONDS_PER_DAY) / 60;
            return (days >> day & 1) == 1 && from <= minute && minute < to;
        }
    }

    static TimeWindowCondition of(List<TimeWindow> windows) {
        return new TimeWindowCondition(windows.stream().map(Window::of).toList());
    }

    @Override
    public ConditionType condition() {
        return ConditionType.TIME_WINDOWS;
    }

    @Override
    public boolean met(EvaluationContext context) {
        Instant at = context.signIn().at();
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).contains(at)) {
                return true;
            }
        }
        return false;
    }
}
