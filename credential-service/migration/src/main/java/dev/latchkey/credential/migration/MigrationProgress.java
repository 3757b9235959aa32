package dev.latchkey.credential.migration;

import java.time.Instant;
import java.util.Map;

/**
 * How far a tenant is.
 *
 * @param devices          how many there are
 * @param done             how many of them are documented or not needed
 * @param percentDone      of all, rounded down; 0 where there are none
 * @param byState          how many are in each state
 * @param byProtocol       how many there are of each protocol, and how many of them are done
 * @param seenWithin7Days  how many the imported logs show within the last seven days
 * @param couldUseOAuth    how many: {@code yes}, {@code no}, {@code unknown}
 * @param withoutAccount   how many have a login that no account has
 * @param cameBack         how many were seen after they were said to be gone
 * @param countedAt        when this was counted
 */
record MigrationProgress(
        long devices,
        long done,
        long percentDone,
        Map<String, Long> byState,
        Map<String, OfProtocol> byProtocol,
        long seenWithin7Days,
        long seenWithin30Days,
        Map<String, Long> couldUseOAuth,
        long withoutAccount,
        long cameBack,
        Instant countedAt) {
    /** Of one protocol. */
    record OfProtocol(long devices, long done) {}
}
