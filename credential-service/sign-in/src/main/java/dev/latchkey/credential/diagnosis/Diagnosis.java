package dev.latchkey.credential.diagnosis;

import dev.latchkey.events.SignInReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an account, or one device of it, does not get in.
 *
 * @param device     the one that was asked for
 * @param summary    one or two sentences for whoever reads nothing else
 * @param lastWorked the newest sign-in that was let in, at most some seconds behind
 * @param failures   newest first; repetitions of one are one
 */
record Diagnosis(
        String account,
        String login,
        @Nullable DiagnosedDevice device,
        String summary,
        @Nullable Worked lastWorked,
        List<Finding> failures) {

    /** A sign-in that was let in. */
    record Worked(
            Instant at,
            @Nullable String address,
            String protocol,
            String frontDoor,
            @Nullable DiagnosedDevice device) {}

    /**
     * What went wrong.
     *
     * @param times       how often, among the newest failures of the account
     * @param since       the first of those
     * @param at          the last of those; the rest is told of that one
     * @param until       when it ends by itself, where it does
     * @param device      where its app password was recognised and is this account's
     * @param login       as it was given
     * @param workedSince when that device was let in later, if it was
     */
    record Finding(
            SignInReason reason,
            String explanation,
            String remedy,
            int times,
            Instant since,
            Instant at,
            @Nullable Instant until,
            @Nullable DiagnosedDevice device,
            String login,
            String protocol,
            String service,
            String frontDoor,
            @Nullable String address,
            @Nullable String client,
            @Nullable Instant workedSince) {}
}
