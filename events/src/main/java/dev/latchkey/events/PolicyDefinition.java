package dev.latchkey.events;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conditional-access policy as an administrator wrote it.
 *
 * @param state         {@code off}, {@code reportOnly} or {@code on}
 * @param effect        {@code block}, {@code allowOnlyIf}, {@code limitRate} or {@code suspend}
 * @param answer        {@code temporary}, with {@code block}; absent is that of any refusal
 * @param grantControls what must be satisfied, with {@code allowOnlyIf}
 * @param rate          how often, with {@code limitRate}
 * @param conditions    all must match for the policy to apply
 */
public record PolicyDefinition(
        String id,
        String name,
        String state,
        String effect,
        @Nullable String answer,
        @Nullable GrantControls grantControls,
        @Nullable Rate rate,
        Conditions conditions) {

    /**
     * All of it must be satisfied.
     *
     * @param tlsAtLeast   {@code 1.2}
     * @param expiryWithin ISO 8601 duration
     */
    public record GrantControls(
            @Nullable Boolean pinnedNetwork,
            @Nullable String tlsAtLeast,
            @Nullable String expiryWithin,
            @Nullable Boolean activated) {}

    /** @param per ISO 8601 duration */
    public record Rate(int signIns, String per) {}

    /** Absent is "any". */
    public record Conditions(
            @Nullable Choice accounts,
            @Nullable Choice groups,
            @Nullable Choice protocols,
            @Nullable Choice services,
            @Nullable Choice frontDoors,
            @Nullable Choice locations,
            @Nullable Choice clients,
            @Nullable WeakTls tls,
            @Nullable List<TimeWindow> timeWindows,
            @Nullable List<DateRange> dates,
            @Nullable CredentialConditions credential,
            @Nullable String risk) {
        public Conditions {
            timeWindows = timeWindows == null ? null : List.copyOf(timeWindows);
            dates = dates == null ? null : List.copyOf(dates);
        }
    }

    /** @param olderThan {@code 1.2} */
    public record WeakTls(
            @Nullable Boolean absent, @Nullable String olderThan) {}

    /**
     * @param from the first day, {@code 2026-12-24}
     * @param to   the last day
     * @param zone IANA time zone
     */
    public record DateRange(String from, String to, String zone) {}

    /**
     * What the app password is like.
     *
     * @param olderThan ISO 8601 duration
     * @param idleFor   ISO 8601 duration
     * @param form      {@code short} or {@code long}
     */
    public record CredentialConditions(
            @Nullable String olderThan,
            @Nullable String idleFor,
            @Nullable Boolean noNetwork,
            @Nullable Boolean noExpiry,
            @Nullable Boolean pending,
            @Nullable String form,
            @Nullable Choice deviceKinds,
            @Nullable Choice labels) {}

    /** {@code all} in {@code include} stands for everything; {@code exclude} always wins. */
    public record Choice(List<String> include, List<String> exclude) {
        public Choice {
            include = DefensiveCopy.list(include);
            exclude = DefensiveCopy.list(exclude);
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
            days = DefensiveCopy.set(days);
        }
    }
}
