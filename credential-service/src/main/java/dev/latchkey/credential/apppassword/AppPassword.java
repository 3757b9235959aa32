package dev.latchkey.credential.apppassword;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.latchkey.credential.nearcache.Versioned;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One device's app password, without its secret.
 *
 * @param label      what its owner calls the device
 * @param written    the state as it was last written; {@link #stateAt} is what counts
 * @param protocols  what it may be used for; empty is any
 * @param services   where it may be used; empty is any
 * @param networks   from where it may be used; empty is anywhere
 * @param expiresAt  when it ends by itself, if ever
 * @param activateBy when it lapses unless it was used before
 */
public record AppPassword(
        @JsonIgnore String tenant,
        String account,
        String id,
        String label,
        @JsonIgnore State written,
        Set<String> protocols,
        Set<String> services,
        List<Cidr> networks,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        Instant activateBy,
        @Nullable Instant activatedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason,
        long version)
        implements Versioned {
    public AppPassword {
        protocols = Set.copyOf(protocols);
        services = Set.copyOf(services);
        networks = List.copyOf(networks);
    }

    /** The state at a moment: time may have ended what was written otherwise. */
    public State stateAt(Instant now) {
        boolean ended = written == State.REVOKED || written == State.ROTATED_OUT;
        if (!ended && expiresAt != null && !now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return written == State.PENDING && !now.isBefore(activateBy) ? State.LAPSED : written;
    }

    @Override
    public String identity() {
        return identity(tenant, id);
    }

    /** As the near-cache knows it, and as the database does. */
    public static String identity(String tenant, String id) {
        return tenant + "/" + id;
    }
}
