package dev.latchkey.notifier.notice;

import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordReawakened;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes notices of events. */
final class NoticeMapping {
    /** As credential-service names the author of a revocation that an owner's own word brought about: they know. */
    private static final String DISOWNING = "notice-link";

    private NoticeMapping() {}

    /** The notice of a change; empty where the owner need not be told, or is told by another one. */
    static Optional<Notice> notice(ReceivedEvent received, Duration linkFor) {
        String id = received.envelope().id().toString();
        Instant until = received.envelope().time().plus(linkFor);
        return switch (received.event()) {
            // The rotation tells of its successor.
            case AppPasswordIssued e
            when e.replaces() == null ->
                Optional.of(new Notice(
                        id,
                        e.tenant(),
                        e.account(),
                        List.of(e.credential()),
                        NoticeKind.ISSUED,
                        e.label(),
                        e.issuedAt(),
                        who(e.by()),
                        until));
            case AppPasswordRotated e ->
                Optional.of(new Notice(
                        id,
                        e.tenant(),
                        e.account(),
                        List.of(e.successor(), e.credential()),
                        NoticeKind.ROTATED,
                        e.label(),
                        e.rotatedAt(),
                        who(e.by()),
                        until));
            case AppPasswordRevoked e when e.by().id().equals(DISOWNING) -> Optional.empty();
            case AppPasswordRevoked e ->
                Optional.of(new Notice(
                        id,
                        e.tenant(),
                        e.account(),
                        List.of(e.credential()),
                        NoticeKind.REVOKED,
                        e.label(),
                        e.revokedAt(),
                        who(e.by()),
                        until));
            case AppPasswordReawakened e ->
                Optional.of(new Notice(
                        id,
                        e.tenant(),
                        e.account(),
                        List.of(e.credential()),
                        NoticeKind.REAWAKENED,
                        e.label(),
                        e.usedAt(),
                        from(e),
                        until));
            default -> Optional.empty();
        };
    }

    private static String from(AppPasswordReawakened fact) {
        String address = fact.address() == null ? "an unknown address" : fact.address();
        return "somebody at " + address + ", by " + fact.protocol();
    }

    static String who(Actor by) {
        return switch (by.kind()) {
            case "person" -> "the person signed in as " + by.id();
            case "client" -> "the program " + by.id();
            default -> "Latchkey itself (" + by.id() + ")";
        };
    }
}
