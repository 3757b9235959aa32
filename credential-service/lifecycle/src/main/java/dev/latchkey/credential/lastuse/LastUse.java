package dev.latchkey.credential.lastuse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest accepted sign-in with an app password.
 *
 * @param networks where it was used lately, the newest last
 */
public record LastUse(
        @JsonIgnore String credential,
        Instant at,
        @Nullable String address,
        String protocol,
        String frontDoor,
        @JsonIgnore List<Cidr> networks) {
    public LastUse {
        networks = List.copyOf(networks);
    }
}
