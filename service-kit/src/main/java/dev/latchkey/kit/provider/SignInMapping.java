package dev.latchkey.kit.provider;

import dev.latchkey.kit.security.Authentication;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a token says how its bearer signed in.
 *
 * @param acr      authentication context classes; a token may name several (Entra: {@code acrs})
 * @param amr      authentication methods
 * @param authTime when
 */
public record SignInMapping(List<ClaimPath> acr, List<ClaimPath> amr, ClaimPath authTime) {
    /** Where the standards have it, and Entra. */
    public static final SignInMapping STANDARD = new SignInMapping(
            List.of(ClaimPath.named("acr"), ClaimPath.named("acrs")),
            List.of(ClaimPath.named("amr")),
            ClaimPath.named("auth_time"));

    public SignInMapping {
        acr = List.copyOf(acr);
        amr = List.copyOf(amr);
    }

    /** What is there of it. */
    public Authentication signIn(TokenClaimReader token) {
        return new Authentication(
                token.time(authTime).orElse(null),
                words(token, acr).toList(),
                words(token, amr).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> words(TokenClaimReader token, List<ClaimPath> paths) {
        return paths.stream()
                .flatMap(path -> token.texts(path).stream())
                .flatMap(List::stream)
                .distinct();
    }
}
