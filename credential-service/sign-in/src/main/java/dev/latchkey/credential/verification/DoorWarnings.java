package dev.latchkey.credential.verification;

import dev.latchkey.credential.frontdoor.DoorMismatch;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.policy.rule.ProtocolNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever runs the installation of front doors that ask for what they are not registered for: which one, what it
 * asked for, and what to change. Their clients cannot tell, and must not: they are told to come again. Each kind of it is
 * told once a minute for each door.
 */
final class DoorWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(DoorWarnings.class);
    private static final Duration ONCE_IN = Duration.ofMinutes(1);

    /** Of doors and fields of their registrations; with more, what was told before may be told again. */
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    DoorWarnings(InstantSource clock) {
        this.clock = clock;
    }

    /** Warns where an attempt was none that its door may ask for. */
    void of(AttemptOutcome outcome, Attempt attempt, LookupResult found) {
        if (outcome instanceof AttemptOutcome.NotPermitted) {
            mismatch(attempt)
                    .or(() -> attempt.door().mismatch(found.tenantId()))
                    .ifPresent(mismatch -> warn(attempt.door(), mismatch));
        }
    }

    /** Warns of an attempt that its door may not ask for, whosever it is. */
    void ofAny(Attempt attempt) {
        if (!attempt.permittedAtDoor()) {
            mismatch(attempt).ifPresent(mismatch -> warn(attempt.door(), mismatch));
        }
    }

    private static Optional<DoorMismatch> mismatch(Attempt attempt) {
        return attempt.door().mismatch(attempt.protocol(), attempt.service(), attempt.address());
    }

    private void warn(FrontDoor door, DoorMismatch mismatch) {
        if (isDue(door.id() + ' ' + mismatch.field())) {
            LOG.atWarn()
                    .addKeyValue("frontDoor", door.id())
                    .addKeyValue("field", mismatch.field())
                    .addKeyValue("asked", mismatch.asked())
                    .addKeyValue("registered", mismatch.registered())
                    .addKeyValue("change", change(door, mismatch))
                    .log("a front door asked for what it is not registered for; its client was told to come again");
        }
    }

    private boolean isDue(String kind) {
        Instant now = clock.instant();
        if (told.size() >= MOST) {
            told.clear();
        }
        Instant last = told.get(kind);
        if (last == null) {
            return told.putIfAbsent(kind, now) == null;
        }
        return !now.isBefore(last.plus(ONCE_IN)) && told.replace(kind, last, now);
    }

    private static String change(FrontDoor door, DoorMismatch mismatch) {
        String registration = mismatch.field() + " of PATCH /v1/front-doors/" + door.id();
        return switch (mismatch.field()) {
            case "clientAddresses" ->
                registration + ", or the address that the proxy tells (expected: that of its client)";
            case "tenants" -> registration + ", or the domain that was typed";
            case "protocols" -> registration + ", or the protocol that the proxy tells" + meant(mismatch);
            default -> registration + ", or the service that the proxy tells";
        };
    }

    private static String meant(DoorMismatch mismatch) {
        return ProtocolNames.isOne(mismatch.asked())
                ? ""
                : ProtocolNames.meantBy(mismatch.asked())
                        .map(meant -> " (did you mean " + meant + "?)")
                        .orElse("");
    }
}
