package dev.latchkey.notifier.notice;

import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.consuming.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes notices of events. */
final class Facts {
    private Facts() {}

    /** The notice of a change; empty where the owner need not be told, or is told by another one. */
    static Optional<Notice> notice(Received received, Duration linkFor) {
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
                        Kind.ISSUED,
                        e.label(),
                        e.issuedAt(),
                        who(e.by(), e.account()),
                        until));
            case AppPasswordRotated e ->
                Optional.of(new Notice(
                        id,
                        e.tenant(),
                        e.account(),
                        List.of(e.successor(), e.credential()),
                        Kind.ROTATED,
                        e.label(),
                        e.rotatedAt(),
                        who(e.by(), e.account()),
                        until));
            case AppPasswordRevoked e ->
                Optional.of(new Notice(
                        id,
                        e.tenant(),
                        e.account(),
                        List.of(e.credential()),
                        Kind.REVOKED,
                        e.label(),
                        e.revokedAt(),
                        who(e.by(), e.account()),
                        until));
            default -> Optional.empty();
        };
    }

    /** The notice of a use after silence. */
    static Notice used(Received received, SignInRecorded fact, String account, String credential, Duration linkFor) {
        String label = fact.credentialLabel() == null ? credential : fact.credentialLabel();
        String from = fact.address() == null ? "an unknown address" : fact.address();
        Instant at = received.envelope().time();
        return new Notice(
                received.envelope().id().toString(),
                fact.tenant(),
                account,
                List.of(credential),
                Kind.USED_AFTER_SILENCE,
                label,
                at,
                "somebody at " + from + " (" + fact.protocol() + ")",
                at.plus(linkFor));
    }

    static String who(Actor by, String account) {
        if (by.id().equals(account)) {
            return "you";
        }
        return switch (by.kind()) {
            case "person" -> "the person signed in as " + by.id();
            case "client" -> "the program " + by.id();
            default -> "Latchkey itself (" + by.id() + ")";
        };
    }
}
