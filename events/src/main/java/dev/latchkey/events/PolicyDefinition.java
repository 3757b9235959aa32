package dev.latchkey.events;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conditional-access policy as an administrator wrote it.
 *
 * @param state      {@code off}, {@code reportOnly} or {@code on}
 * @param effect     {@code block}
 * @param conditions all must match for the policy to apply
 */
public record PolicyDefinition(String id, String name, String state, String effect, Conditions conditions) {

    /** Absent is "any". */
    public record Conditions(
            @Nullable Choice accounts,
            @Nullable Choice protocols,
            @Nullable Choice services,
            @Nullable Choice locations,
            @Nullable List<TimeWindow> timeWindows) {
        public Conditions {
            timeWindows = timeWindows == null ? null : List.copyOf(timeWindows);
        }
    }

    /** {@code all} in {@code include} stands for everything; {@code exclude} always wins. */
    public record Choice(List<String> include, List<String> exclude) {
        public Choice {
            include = Copies.list(include);
            exclude = Copies.list(exclude);
        }
    }

    /**
     * @param days lower-case English names, {@code monday} … {@code sunday}
     * @param from local time {@code HH:mm}, inclusive
     * @param to   local time {@code HH:mm} after {@code from}, exclusive; {@code 24:00} is the end of the day
     * @param zone IANA time zone
     */
    public record TimeWindow(Set<String> days, String from, String to, String zone) {
        public TimeWindow {
            days = Copies.set(days);
        }
    }
}
