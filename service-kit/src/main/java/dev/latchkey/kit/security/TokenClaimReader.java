package dev.latchkey.kit.security;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads claims as they come: whatever an issuer wrote in one, nothing fails. */
record TokenClaimReader(Jwt token) {
    /** A text that is not blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(token.getClaims().get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    boolean has(String name) {
        return token.getClaims().get(name) != null;
    }

    /** Also as a text: some issuers know no other kind of claim. */
    boolean isTrue(String name) {
        Object given = token.getClaims().get(name);
        return Boolean.TRUE.equals(given) || "true".equals(given);
    }

    /** The texts in a list, or one text; null where it is something else. Empty where it is not there. */
    Optional<List<String>> texts(String name) {
        Object given = token.getClaims().get(name);
        return switch (given) {
            case null -> Optional.of(List.of());
            case String one -> Optional.of(List.of(one));
            case Collection<?> many
            when many.stream().allMatch(String.class::isInstance) ->
                Optional.of(many.stream().map(String.class::cast).toList());
            default -> Optional.empty();
        };
    }

    /** The texts, as far as they are any. */
    Set<String> words(String name) {
        return texts(name).orElse(List.of()).stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /** A time: seconds since 1970 (RFC 7519, section 2). */
    Optional<Instant> time(String name) {
        Object given = token.getClaims().get(name);
        try {
            return switch (given) {
                case Instant at -> Optional.of(at);
                case Number seconds -> Optional.of(Instant.ofEpochSecond(seconds.longValue()));
                case null, default -> Optional.empty();
            };
        } catch (DateTimeException beyond) {
            return Optional.empty();
        }
    }
}
