package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.account.ExternalIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a security event is about (RFC 9493, and what came before it). */
sealed interface EventSubject {
    /** So many look-ups at most may follow from one event. */
    int MOST_ALIASES = 10;

    /** By what they sign in with. */
    record Login(String login) implements EventSubject {}

    /** By what an issuer calls them. */
    record AtIssuer(ExternalIdentity who) implements EventSubject {}

    /** By what the transmitter and the directory call them, the latter as {@code externalId}. */
    record Opaque(String id) implements EventSubject {}

    /** By any of several names, the first that leads to somebody. */
    record Aliases(List<EventSubject> names) implements EventSubject {
        public Aliases {
            names = List.copyOf(names);
        }
    }

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
                text(subject, "uri")
                        .filter(uri -> uri.regionMatches(true, 0, "acct:", 0, 5))
                        .map(uri -> new Login(uri.substring(5)));
            case "iss_sub", "iss-sub" ->
                text(subject, "iss")
                        .flatMap(issuer ->
                                text(subject, "sub").map(called -> new AtIssuer(new ExternalIdentity(issuer, called))));
            case "opaque" -> text(subject, "id").map(Opaque::new);
            case "complex" -> read(subject.get("user"));
            case "aliases" -> aliases(subject.get("identifiers"));
            default -> Optional.empty();
        };
    }

    /** RFC 9493, section 3.2.8: none of them is of that kind itself. */
    private static Optional<EventSubject> aliases(@Nullable Object given) {
        if (!(given instanceof List<?> identifiers)) {
            return Optional.empty();
        }
        List<EventSubject> names = identifiers.stream()
                .limit(MOST_ALIASES)
                .filter(each -> !(each instanceof Map<?, ?> nested && "aliases".equals(nested.get("format"))))
                .flatMap(each -> read(each).stream())
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(new Aliases(names));
    }

    private static Optional<String> text(Map<?, ?> from, String name) {
        return from.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
