package dev.latchkey.credential.diagnosis;

import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that was not let in: as much of its record as an explanation takes.
 *
 * @param id          of the record; the same one may come again
 * @param credential  id of the app password that was recognised, whosever it is
 * @param fingerprint of a wrong secret: tells repeats from guesses, and never leaves the service
 * @param blockers    the policies that blocked it
 * @param supersedes  id of an earlier record of the same attempt, which does not count
 */
record Failure(
        UUID id,
        Instant at,
        String login,
        SignInReason reason,
        @Nullable String credential,
        @Nullable String fingerprint,
        String protocol,
        String service,
        String frontDoor,
        @Nullable String address,
        @Nullable String client,
        List<Blocker> blockers,
        @Nullable UUID supersedes) {
    private static final String BLOCKED = "failure";

    Failure {
        blockers = List.copyOf(blockers);
    }

    /** A policy that blocked, with the condition that was not met, where the record names one. */
    record Blocker(String name, @Nullable String unmet) {
        static Blocker of(AppliedPolicy policy) {
            return new Blocker(policy.name(), policy.firstUnmetCondition());
        }
    }

    static Failure of(Envelope<SignInRecorded> record) {
        SignInRecorded signIn = record.data();
        return new Failure(
                record.id(),
                record.time(),
                signIn.login(),
                signIn.reason(),
                signIn.credential(),
                signIn.secretFingerprint(),
                signIn.protocol(),
                signIn.service(),
                signIn.frontDoor(),
                signIn.address(),
                signIn.client(),
                signIn.policies().stream()
                        .filter(policy -> policy.result().equals(BLOCKED))
                        .map(Blocker::of)
                        .toList(),
                signIn.supersedes());
    }
}
