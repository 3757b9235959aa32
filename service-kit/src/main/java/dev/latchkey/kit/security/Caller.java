package dev.latchkey.kit.security;

import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls an API, read from the access token. A parameter of this type in a request handler is filled in. Every
 * store is asked with {@link #tenant()}, never with a tenant that the request names. Somebody is who they are by issuer
 * and subject; the login is only what the token calls them.
 *
 * @param issuer  the claim {@code iss}
 * @param subject the claim {@code sub}, or that which the operator chose
 * @param program whether the token has proven to be a program's; whatever else there is, is a person
 * @param signIn  when and how they signed in, as far as the token says
 */
public record Caller(
        String issuer,
        String subject,
        @Nullable String tenantClaim,
        Set<Role> roles,
        @Nullable ClaimedLogin claimed,
        boolean program,
        Authentication signIn) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The caller's tenant.
     *
     * @throws ProblemException 403 where the token names none
     */
    public String tenant() {
        return Optional.ofNullable(tenantClaim)
                .orElseThrow(() -> ProblemException.forbidden("The access token names no tenant."));
    }

    /** The login that the issuer vouches for. */
    public Optional<String> verifiedLogin() {
        return Optional.ofNullable(claimed).filter(ClaimedLogin::verified).map(ClaimedLogin::value);
    }

    /** Whether the caller has one of the roles. */
    public boolean is(Role... any) {
        return Arrays.stream(any).anyMatch(roles::contains);
    }

    /**
     * Refuses a caller who has none of the roles.
     *
     * @throws ProblemException 403, naming the roles that would do
     */
    public void mustBe(Role... any) {
        if (!is(any)) {
            throw ProblemException.forbidden("This takes one of the roles "
                    + Arrays.stream(any).map(Role::wireName).toList() + ".");
        }
    }

    /** The caller as the author of a change. */
    public Actor actor() {
        return new Actor(subject, program ? "client" : "person");
    }
}
