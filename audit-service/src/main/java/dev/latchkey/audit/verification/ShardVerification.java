package dev.latchkey.audit.verification;

import java.util.List;

/**
 * What came of verifying a shard.
 *
 * @param entries  how many there are
 * @param head     chain hash of the last one, in hex
 * @param intact   whether everything is as it was written
 * @param findings the first of what is not
 */
record ShardVerification(String shard, long entries, String head, boolean intact, List<IntegrityFinding> findings) {
    /** The first so many are told. */
    static final int MOST_FINDINGS = 100;
}
