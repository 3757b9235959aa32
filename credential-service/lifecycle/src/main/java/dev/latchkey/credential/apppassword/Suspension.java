package dev.latchkey.credential.apppassword;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Why an app password is suspended.
 *
 * @param from the state that it comes back to
 */
public record Suspension(
        Instant at, @Nullable String reason, @JsonIgnore AppPasswordState from) {
    public Suspension {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
