package dev.latchkey.policies.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of it.
 *
 * @param judged           sign-ins of the tenant that got as far as the policies
 * @param unreadable       records that could not be read, and are not in any other number
 * @param counts           how many of them by outcome
 * @param accountsAffected how many accounts are behind these
 * @param byDevice         at most 100, those with the most first
 * @param byAccount        at most 100, those with the most first
 * @param timeline         by hour, those without sign-ins left out
 * @param samples          for each outcome the last ones, at most 20, newest first
 */
record BackTestFindings(
        long judged,
        long unreadable,
        Map<String, Long> counts,
        long accountsAffected,
        List<Device> byDevice,
        List<Account> byAccount,
        List<Hour> timeline,
        Map<String, List<Sample>> samples) {

    /** A credential: absent where the record names none. */
    record Device(
            @Nullable String credential,
            @Nullable String label,
            @Nullable String account,
            Map<String, Long> counts) {}

    /** An account: absent where the record names none. */
    record Account(@Nullable String account, Map<String, Long> counts) {}

    /** @param judged all of the hour, as {@code counts} alone would say little */
    record Hour(Instant from, long judged, Map<String, Long> counts) {}

    /** A sign-in, to look up in the log. */
    record Sample(
            String signIn,
            Instant at,
            @Nullable String account,
            @Nullable String credential,
            @Nullable String label,
            String protocol,
            @Nullable String address) {
        static Sample of(RecordedSignIn each) {
            return new Sample(
                    each.id(),
                    each.at(),
                    each.account(),
                    each.credential(),
                    each.label(),
                    each.protocol(),
                    each.address());
        }
    }
}
