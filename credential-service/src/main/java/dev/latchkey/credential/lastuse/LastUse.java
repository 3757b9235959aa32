package dev.latchkey.credential.lastuse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The newest accepted sign-in with an app password. */
public record LastUse(
        @JsonIgnore String credential, Instant at, @Nullable String address, String protocol, String frontDoor) {}
