package dev.latchkey.kit.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a token was given to a program for itself. Only what proves that counts: step-up is for people, and nobody is
 * to be spared it for what their token does not say.
 *
 * @param clients ids of clients that are programs although their tokens do not show it
 * @param claims  further claims that only tokens of programs have, with the value that they have there
 */
public record ProgramProof(Set<String> clients, Map<ClaimPath, String> claims) {
    /** A session, a sign-in, a person's name: what client credentials have none of. */
    private static final List<String> OF_PEOPLE =
            List.of("sid", "auth_time", "amr", "email", "given_name", "family_name", "name");

    /** Auth0, FusionAuth. */
    private static final Set<String> GRANTS = Set.of("client-credentials", "client_credentials");

    private static final List<String> CLIENT_IDS = List.of("client_id", "azp", "cid", "appid");

    public ProgramProof {
        clients = Set.copyOf(clients);
        claims = Map.copyOf(claims);
    }

    /** What proves it, in words; empty for a person, and for whatever does not prove to be a program. */
    public Optional<String> proof(TokenClaimReader token) {
        return Stream.of(listed(token), configured(token), standard(token))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> listed(TokenClaimReader token) {
        return CLIENT_IDS.stream()
                .filter(name -> token.text(name).filter(clients::contains).isPresent())
                .findFirst()
                .map(name -> name + " is one of the listed clients");
    }

    private Optional<String> configured(TokenClaimReader token) {
        return claims.entrySet().stream()
                .filter(each -> token.words(each.getKey()).contains(each.getValue()))
                .findFirst()
                .map(each -> each.getKey() + " is " + each.getValue());
    }

    private static Optional<String> standard(TokenClaimReader token) {
        if (token.text("idtyp").filter("app"::equals).isPresent()) {
            return Optional.of("idtyp is app");
        }
        if (token.words(ClaimPath.named("gty")).stream().anyMatch(GRANTS::contains)) {
            return Optional.of("gty is client-credentials");
        }
        if (isOktasClient(token)) {
            return Optional.of("sub is the client, cid, and there is no uid");
        }
        return token.text("client_id").isPresent() && !speaksOfAPerson(token)
                ? Optional.of("client_id is there, and nothing of a person")
                : Optional.empty();
    }

    /** Okta: of people, {@code sub} is the login, and {@code uid} is always there. */
    private static boolean isOktasClient(TokenClaimReader token) {
        Optional<String> client = token.text("cid");
        return client.isPresent() && client.equals(token.text("sub")) && !token.has("uid") && !speaksOfAPerson(token);
    }

    /** RFC 9068 wants client_id in the tokens of people too. */
    private static boolean speaksOfAPerson(TokenClaimReader token) {
        return OF_PEOPLE.stream().anyMatch(token::has)
                || token.words(ClaimPath.named("scope")).stream()
                        .flatMap(scopes -> Stream.of(scopes.split(" ")))
                        .anyMatch("openid"::equals);
    }
}
