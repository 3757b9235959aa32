package dev.latchkey.kit.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a token was given to a program for itself. Only what proves that counts: step-up is for people, and nobody is
 * to be spared it for what their token does not say.
 */
final class ProgramProof {
    /** A session, a sign-in, a person's name: what client credentials have none of. */
    private static final List<String> OF_PEOPLE =
            List.of("sid", "auth_time", "amr", "email", "given_name", "family_name", "name");

    /** Auth0, FusionAuth. */
    private static final Set<String> GRANTS = Set.of("client-credentials", "client_credentials");

    private final Set<String> listed;

    ProgramProof(Set<String> listed) {
        this.listed = Set.copyOf(listed);
    }

    boolean holds(TokenClaimReader claims) {
        return isListed(claims)
                || claims.text("idtyp").filter("app"::equals).isPresent()
                || claims.words("gty").stream().anyMatch(GRANTS::contains)
                || claims.text("client_id").isPresent() && !speaksOfAPerson(claims);
    }

    private boolean isListed(TokenClaimReader claims) {
        return Stream.of("client_id", "azp", "cid", "appid")
                .flatMap(name -> claims.text(name).stream())
                .anyMatch(listed::contains);
    }

    /** RFC 9068 wants client_id in the tokens of people too. */
    private static boolean speaksOfAPerson(TokenClaimReader claims) {
        return OF_PEOPLE.stream().anyMatch(claims::has)
                || claims.words("scope").stream()
                        .flatMap(scopes -> Stream.of(scopes.split(" ")))
                        .anyMatch("openid"::equals);
    }
}
