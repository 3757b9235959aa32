package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device of the account's.
 *
 * @param id    of its app password
 * @param label what its owner calls it
 * @param state of its app password, now
 */
record DiagnosedDevice(String id, String label, AppPasswordState state) {
    static @Nullable DiagnosedDevice of(@Nullable AppPassword password, Instant now) {
        return password == null ? null : new DiagnosedDevice(password.id(), password.label(), password.stateAt(now));
    }
}
