package dev.latchkey.notifier.notice;

import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordReawakened;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.events.Event;
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
        Instant until = received.envelope().time().plus(linkFor);
        return change(received.event())
                .map(change -> change.notice(received.envelope().id().toString(), until));
    }

    /** What happened to the app passwords of an account, the newest first. */
    private record Change(
            String tenant,
            String account,
            List<String> credentials,
            NoticeKind kind,
            String label,
            Instant at,
            String who) {
        Notice notice(String id, Instant until) {
            return new Notice(id, tenant, account, credentials, kind, label, at, who, until);
        }
    }

    private static Optional<Change> change(Event event) {
        return switch (event) {
            // The rotation tells of its successor.
            case AppPasswordIssued e when e.replaces() == null -> Optional.of(issued(e));
            case AppPasswordRotated e -> Optional.of(rotated(e));
            case AppPasswordRevoked e when !e.by().id().equals(DISOWNING) -> Optional.of(revoked(e));
            case AppPasswordReawakened e -> Optional.of(reawakened(e));
            default -> Optional.empty();
        };
    }

    private static Change issued(AppPasswordIssued e) {
        List<String> credentials = List.of(e.credential());
        return new Change(
                e.tenant(), e.account(), credentials, NoticeKind.ISSUED, e.label(), e.issuedAt(), who(e.by()));
    }

    private static Change rotated(AppPasswordRotated e) {
        List<String> credentials = List.of(e.successor(), e.credential());
        return new Change(
                e.tenant(), e.account(), credentials, NoticeKind.ROTATED, e.label(), e.rotatedAt(), who(e.by()));
    }

    private static Change revoked(AppPasswordRevoked e) {
        List<String> credentials = List.of(e.credential());
        return new Change(
                e.tenant(), e.account(), credentials, NoticeKind.REVOKED, e.label(), e.revokedAt(), who(e.by()));
    }

    private static Change reawakened(AppPasswordReawakened e) {
        List<String> credentials = List.of(e.credential());
        return new Change(e.tenant(), e.account(), credentials, NoticeKind.REAWAKENED, e.label(), e.usedAt(), from(e));
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
