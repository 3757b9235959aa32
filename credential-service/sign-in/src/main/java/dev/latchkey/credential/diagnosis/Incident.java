package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failure with its repetitions, and what is known today of whom it concerns.
 *
 * @param failure  the newest
 * @param times    how often, among the failures that are kept
 * @param since    the oldest
 * @param device   whose app password was recognised; absent where none was, or where it is another account's
 * @param heldBack why it was held back, where it was
 */
record Incident(
        Failure failure, int times, Instant since, @Nullable AppPassword device, Account account, HeldBack heldBack) {

    /** How the device is spoken of. */
    String deviceName() {
        return device == null ? "this device" : "“" + device.label() + "”";
    }

    /** What the same secret, typed again and again, says about who sends it. */
    String repetition() {
        return times < 2 || failure.fingerprint() == null
                ? ""
                : " Most likely the same wrong password came " + times + " times since " + DiagnosisWording.time(since)
                        + ": the device has it stored.";
    }

    /** From where it was tried. */
    String from() {
        return failure.address() == null
                ? "from an address that the front door did not tell"
                : "from " + failure.address();
    }

    /** Of the account as it is today. */
    String login() {
        return account.login();
    }
}
