package dev.latchkey.kit.security;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When and how somebody signed in to get an access token (OpenID Connect Core, section 2; RFC 9470, section 6).
 *
 * @param at  the claim {@code auth_time}
 * @param acr the authentication context classes; most issuers name one
 * @param amr the authentication methods (RFC 8176)
 */
public record Authentication(@Nullable Instant at, List<String> acr, Set<String> amr) {
    public Authentication {
        acr = List.copyOf(acr);
        amr = Set.copyOf(amr);
    }
}
