package dev.latchkey.kit.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads claims as they come: whatever an issuer wrote in one, nothing fails. */
public record TokenClaimReader(Map<String, Object> claims) {
    /** A text that is not blank. */
    public Optional<String> text(ClaimPath path) {
        return Optional.ofNullable(path.in(claims))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    /** As {@link #text(ClaimPath)}, of the claim of that name. */
    public Optional<String> text(String name) {
        return text(ClaimPath.named(name));
    }

    /** Whether anything stands there. */
    public boolean has(ClaimPath path) {
        return path.in(claims) != null;
    }

    boolean has(String name) {
        return has(ClaimPath.named(name));
    }

    /** Whatever stands there. */
    @Nullable
    Object value(ClaimPath path) {
        return path.in(claims);
    }

    /** Also as a text or a number: some issuers know no other kind of claim. */
    boolean isTrue(ClaimPath path) {
        return Set.of("true", "1").contains(String.valueOf(path.in(claims)));
    }

    /** The texts in a list, or one text. Empty where it is something else, an empty list where nothing is there. */
    Optional<List<String>> texts(ClaimPath path) {
        Object given = path.in(claims);
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
    Set<String> words(ClaimPath path) {
        return texts(path).orElse(List.of()).stream().collect(Collectors.toUnmodifiableSet());
    }

    /** A time: seconds since 1970 (RFC 7519, section 2). */
    Optional<Instant> time(ClaimPath path) {
        Object given = path.in(claims);
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
