package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.account.ExternalIdentity;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a security event is about (RFC 9493, and what came before it). */
sealed interface EventSubject {
    /** By what they sign in with. */
    record Login(String login) implements EventSubject {}

    /** By what an issuer calls them. */
    record AtIssuer(ExternalIdentity who) implements EventSubject {}

    /** By what the transmitter and the directory call them, the latter as {@code externalId}. */
    record Opaque(String id) implements EventSubject {}

    /** The subject of a token: {@code sub_id}, else that of the event itself; empty where it is none that is known. */
    static Optional<EventSubject> of(@Nullable Object subId, Map<?, ?> event) {
        return read(subId).or(() -> read(event.get("subject")));
    }

    private static Optional<EventSubject> read(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> subject)) {
            return Optional.empty();
        }
        String format =
                text(subject, "format").or(() -> text(subject, "subject_type")).orElse("complex");
        return switch (format) {
            case "email" -> text(subject, "email").map(Login::new);
            case "account" ->
                text(subject, "uri").filter(uri -> uri.startsWith("acct:")).map(uri -> new Login(uri.substring(5)));
            case "iss_sub", "iss-sub" ->
                text(subject, "iss")
                        .flatMap(issuer ->
                                text(subject, "sub").map(called -> new AtIssuer(new ExternalIdentity(issuer, called))));
            case "opaque" -> text(subject, "id").map(Opaque::new);
            case "complex" -> read(subject.get("user"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(Map<?, ?> from, String name) {
        return from.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
