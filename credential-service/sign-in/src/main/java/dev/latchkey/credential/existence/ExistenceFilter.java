package dev.latchkey.credential.existence;

import dev.latchkey.credential.secret.Verifier;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All that existed when it was begun, once it has been filled, and all that has come about since. */
final class ExistenceFilter {
    private final EntryHashing hashing = EntryHashing.underRandomKey();
    private final MembershipFilter members;
    private final Set<Integer> keysInUse = ConcurrentHashMap.newKeySet();
    private volatile boolean overflowed;

    /**
     * Begins an empty one.
     *
     * @param expected entries
     * @param atMost   bytes
     */
    ExistenceFilter(long expected, long atMost) {
        this.members = new MembershipFilter(expected, atMost);
    }

    void add(ExistenceEntry entry) {
        if (!members.add(hashing.hash(entry))) {
            overflowed = true;
        }
    }

    /** Something is kept under a key of that version, and may still be moved to another. */
    void addKey(int version) {
        keysInUse.add(version);
    }

    boolean mayContain(ExistenceEntry entry) {
        return overflowed || members.mayContain(hashing.hash(entry));
    }

    /**
     * Whether an app password may be kept under one of the verifiers of a secret: by now, not only when it was added. One
     * that was moved to a newer key since was added under the older one; so all keys that something is kept under have
     * to be among those that the secret was hashed with.
     *
     * @param verifiers of one secret, under every key there is
     */
    boolean mayContainOneOf(String tenant, List<Verifier> verifiers) {
        return !hasKeys(verifiers.stream().map(Verifier::keyVersion).toList())
                || verifiers.stream().anyMatch(each -> mayContain(ExistenceEntry.verifier(tenant, each.value())));
    }

    /** Whether these are all keys under which something is kept. */
    boolean hasKeys(List<Integer> versions) {
        return versions.containsAll(keysInUse);
    }

    /** There was no room for all: it denies nothing. */
    boolean overflowed() {
        return overflowed;
    }

    boolean isFragmented() {
        return members.isFragmented();
    }

    long entries() {
        return members.entries();
    }

    long bytes() {
        return members.bytes();
    }
}
