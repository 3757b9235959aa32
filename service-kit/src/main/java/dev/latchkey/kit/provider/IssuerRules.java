package dev.latchkey.kit.provider;

import dev.latchkey.kit.security.Authentication;
import dev.latchkey.kit.security.Caller;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One issuer whose access tokens are believed, and how they are read.
 *
 * @param issuer      to the letter, as it calls itself; with its slash at the end, where it has one
 * @param audience    of which a token names one; {@code *} is any
 * @param subjects    who somebody is there, and stays: the first of these that a token has
 * @param accessToken a claim that each of its access tokens has and no ID token of it; null where none is known
 */
public record IssuerRules(
        String issuer,
        Set<String> audience,
        TenantMapping tenant,
        RoleMapping roles,
        List<ClaimPath> subjects,
        LoginMapping login,
        ProgramProof programs,
        @Nullable ClaimPath accessToken,
        SignInMapping signIn,
        IssuerConnection connection) {
    private static final String ANY = "*";
    private static final String GOOGLE = "https://accounts.google.com";

    public IssuerRules {
        audience = Set.copyOf(audience);
        subjects = List.copyOf(subjects);
        require(!audience.isEmpty(), "audience: nothing (expected: what access tokens for Latchkey name in aud)");
        require(isUrl(issuer), "issuer: " + issuer + " (expected: the URL by which the issuer calls itself)");
        require(
                !issuer.startsWith(GOOGLE),
                "issuer: " + issuer
                        + " (expected: an issuer of access tokens that can be read; Google's cannot, and its"
                        + " ID tokens are for the client alone: let people sign in with Google at another provider)");
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean isUrl(String issuer) {
        try {
            URI url = URI.create(issuer);
            return url.getHost() != null
                    && Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }

    /** How an issuer is called where nobody minds the slash at its end. */
    public static String withoutSlash(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    /** Whether tokens are believed whomever they were issued for. */
    public boolean anyAudience() {
        return audience.contains(ANY);
    }

    /** Which claim says who its bearer is; empty where a token does not say it. */
    public Optional<ClaimPath> subject(TokenClaimReader token) {
        return subjects.stream().filter(claim -> token.text(claim).isPresent()).findFirst();
    }

    /**
     * Who calls by a token of this issuer.
     *
     * @throws dev.latchkey.kit.problem.ProblemException 403 where roles or tenant are nothing that can be read for sure
     */
    public Caller caller(TokenClaimReader token) {
        Authentication signedIn = signIn.signIn(token);
        return new Caller(
                issuer,
                subject(token).flatMap(token::text).orElseThrow(),
                tenant.tenant(token),
                roles.roles(token).keySet(),
                login.login(token),
                programs.proof(token).isPresent(),
                signedIn);
    }
}
