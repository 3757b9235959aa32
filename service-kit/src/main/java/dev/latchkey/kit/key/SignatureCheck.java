package dev.latchkey.kit.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Set;

/**
 * Whether a token is signed by one of some keys (RFC 7515). The algorithms are ours, whichever a token or a key set
 * names: RS, PS and ES with 256, 384 and 512 bits, and EdDSA.
 */
final class SignatureCheck {
    private static final Set<JWSAlgorithm> EDWARDS =
            Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519, JWSAlgorithm.Ed448);
    private static final Set<JWSAlgorithm> OTHERS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    /** RFC 7518, section 3.3. */
    private static final int SMALLEST_RSA = 2048;

    private static final DefaultJWSVerifierFactory VERIFIERS = new DefaultJWSVerifierFactory();

    private SignatureCheck() {}

    /** Whether any key could verify it: no header that must be understood and is not, and a known algorithm. */
    static boolean isPossible(JWSHeader header) {
        boolean nothingCritical =
                header.getCriticalParams() == null || header.getCriticalParams().isEmpty();
        return nothingCritical && (OTHERS.contains(header.getAlgorithm()) || EDWARDS.contains(header.getAlgorithm()));
    }

    static boolean verifies(SignedJWT token, Collection<JWK> keys) {
        JWKMatcher fitting = JWKMatcher.forJWSHeader(token.getHeader());
        return isPossible(token.getHeader())
                && fitting != null
                && keys.stream()
                        .filter(fitting::matches)
                        .filter(SignatureCheck::isInUse)
                        .anyMatch(key -> verifies(token, key));
    }

    private static boolean isInUse(JWK key) {
        return key.getKeyRevocation() == null && !(key instanceof RSAKey rsa && rsa.size() < SMALLEST_RSA);
    }

    private static boolean verifies(SignedJWT token, JWK key) {
        try {
            return switch (key) {
                case OctetKeyPair edwards -> verifies(token, edwards);
                case AsymmetricJWK other ->
                    VERIFIERS
                            .createJWSVerifier(token.getHeader(), other.toPublicKey())
                            .verify(token.getHeader(), token.getSigningInput(), token.getSignature());
                default -> false;
            };
        } catch (JOSEException | GeneralSecurityException | IllegalArgumentException unfit) {
            return false;
        }
    }

    private static boolean verifies(SignedJWT token, OctetKeyPair key) throws GeneralSecurityException {
        JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
        boolean fits = Set.of(Curve.Ed25519, Curve.Ed448).contains(key.getCurve())
                && (algorithm.equals(JWSAlgorithm.EdDSA)
                        || algorithm.getName().equals(key.getCurve().getName()));
        return fits
                && EdwardsVerifier.verifies(
                        key, token.getSigningInput(), token.getSignature().decode());
    }
}
