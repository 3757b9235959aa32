package dev.latchkey.audit.verification;

/**
 * Something in a shard that is not as it was written.
 *
 * @param index  the place in the shard
 * @param kind   {@code modified}, {@code missing}, {@code chainBroken}, {@code misplaced}, {@code searchFieldModified}
 *               or {@code headMismatch}
 * @param detail what was expected there
 */
record IntegrityFinding(long index, String kind, String detail) {}
