package dev.latchkey.credential.apppassword;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.nearcache.Versioned;
import dev.latchkey.credential.rules.IssueConstraints;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One device's app password, without its secret. Its moments are whole milliseconds, as the database keeps them.
 *
 * @param label      what its owner calls the device
 * @param deviceKind what sort of device it is, in a word like {@code scanner}
 * @param written    the state as it was last written; {@link #stateAt} is what counts
 * @param protocols  what it may be used for; empty is any
 * @param services   where it may be used; empty is any
 * @param networks   from where it may be used; empty is anywhere
 * @param pin        how it comes by networks where it was issued without
 * @param expiresAt  when it ends by itself, if ever
 * @param activateBy when it lapses unless it was used before
 * @param replaces   the one that it is the successor of
 * @param succession by what it is replaced
 * @param reminded   what its owner was told to be due
 */
public record AppPassword(
        @JsonIgnore String tenant,
        String account,
        String id,
        String label,
        @Nullable String deviceKind,
        @JsonIgnore AppPasswordState written,
        Set<String> protocols,
        Set<String> services,
        List<Cidr> networks,
        @Nullable NetworkPin pin,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        Instant activateBy,
        @Nullable Instant activatedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason,
        @Nullable String replaces,
        @Nullable SuccessorReference succession,
        @Nullable Suspension suspension,
        @JsonIgnore Set<ReminderReason> reminded,
        long version)
        implements Versioned {
    public AppPassword {
        protocols = Set.copyOf(protocols);
        services = Set.copyOf(services);
        networks = List.copyOf(networks);
        reminded = Set.copyOf(reminded);
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
        expiresAt = millis(expiresAt);
        activateBy = activateBy.truncatedTo(ChronoUnit.MILLIS);
        activatedAt = millis(activatedAt);
        revokedAt = millis(revokedAt);
    }

    private static @Nullable Instant millis(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS);
    }

    /** One at the beginning of its life: {@link Lifecycle} alone leads on from there. */
    static AppPassword issued(
            String tenant,
            String account,
            String id,
            String label,
            @Nullable String deviceKind,
            Set<String> protocols,
            Set<String> services,
            List<Cidr> networks,
            @Nullable NetworkPin pin,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            Instant activateBy,
            @Nullable String replaces) {
        return new AppPassword(
                tenant,
                account,
                id,
                label,
                deviceKind,
                AppPasswordState.PENDING,
                protocols,
                services,
                networks,
                pin,
                issuedAt,
                expiresAt,
                activateBy,
                null,
                null,
                null,
                replaces,
                null,
                null,
                Set.of(),
                1);
    }

    /** The state at a moment: {@linkplain TimedTransition time} may have ended what was written otherwise. */
    public AppPasswordState stateAt(Instant now) {
        return TimedTransition.stateAt(this, now);
    }

    /**
     * One for the same device and with the same scope, to take its place; its time begins now.
     *
     * @throws ProblemException 409 where the rules have come to ask for a network since
     */
    AppPassword successor(String successorId, Instant now, IssueConstraints limits) {
        if (networks.isEmpty() && !isPinnedAtFirstUse() && limits.needsNetwork(protocols)) {
            throw ProblemException.conflict("The rules of the tenant ask for a network for " + limits.networkNeededFor()
                    + ", and this one has none to hand on: issue a new one with a network instead.");
        }
        Duration window = Duration.between(issuedAt, activateBy);
        Instant end = expiresAt == null ? null : now.plus(Duration.between(issuedAt, expiresAt));
        return issued(
                tenant,
                account,
                successorId,
                label,
                deviceKind,
                protocols,
                services,
                networks,
                pin,
                now,
                limits.expiry(end, now),
                now.plus(window),
                id);
    }

    /** Whether the network of its first use is the only one from which it can be used. */
    boolean isPinnedAtFirstUse() {
        return pin != null && pin.mode() == NetworkPin.Mode.FIRST_NETWORK;
    }

    /** Whether it can still come to be used. */
    public boolean livesAt(Instant now) {
        return AppPasswordState.ALIVE.contains(stateAt(now));
    }

    @Override
    public int bytes() {
        int moments = 5 * HeapBytes.OBJECT;
        int mayBeThere = 6 * HeapBytes.OBJECT;
        return 3 * HeapBytes.OBJECT
                + moments
                + mayBeThere
                + HeapBytes.of(tenant, account, id, label, deviceKind, revokeReason, replaces)
                + HeapBytes.of(suspension == null ? null : suspension.reason())
                + HeapBytes.of(protocols)
                + HeapBytes.of(services)
                + HeapBytes.of(networks, 2 * HeapBytes.OBJECT)
                + HeapBytes.of(reminded, HeapBytes.OBJECT);
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
