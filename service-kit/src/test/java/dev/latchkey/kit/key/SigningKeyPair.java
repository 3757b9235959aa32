package dev.latchkey.kit.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.text.ParseException;
import java.util.Arrays;

/** A key pair that signs tokens, of any kind that an issuer may have. */
public final class SigningKeyPair {
    private final JWK key;
    private final JWSAlgorithm algorithm;
    private final Signer signer;

    private interface Signer {
        Base64URL sign(JWSHeader header, byte[] input) throws JOSEException, GeneralSecurityException;
    }

    private SigningKeyPair(JWK key, JWSAlgorithm algorithm, Signer signer) {
        this.key = key;
        this.algorithm = algorithm;
        this.signer = signer;
    }

    public static SigningKeyPair of(String algorithm, String id) {
        JWSAlgorithm wanted = JWSAlgorithm.parse(algorithm);
        try {
            return switch (algorithm.substring(0, 2)) {
                case "RS", "PS" ->
                    rsa(wanted, new RSAKeyGenerator(2048).keyID(id).generate());
                case "ES" -> ec(wanted, id);
                default -> edwards(wanted, algorithm.equals("Ed448") ? Curve.Ed448 : Curve.Ed25519, id);
            };
        } catch (JOSEException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SigningKeyPair rsa(JWSAlgorithm algorithm, RSAKey key) throws JOSEException {
        return new SigningKeyPair(key, algorithm, new RSASSASigner(key)::sign);
    }

    private static SigningKeyPair ec(JWSAlgorithm algorithm, String id) throws JOSEException {
        Curve curve = Curve.forJWSAlgorithm(algorithm).iterator().next();
        ECKey key = new ECKeyGenerator(curve).keyID(id).generate();
        JWSSigner signer = new ECDSASigner(key);
        return new SigningKeyPair(key, algorithm, signer::sign);
    }

    /** The last bytes of an X.509 key are the point (RFC 8410, section 4). */
    private static SigningKeyPair edwards(JWSAlgorithm algorithm, Curve curve, String id)
            throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(curve.getName()).generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        int length = curve.equals(Curve.Ed448) ? 57 : 32;
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - length, encoded.length);
        JWK key = new OctetKeyPair.Builder(curve, Base64URL.encode(x)).keyID(id).build();
        return new SigningKeyPair(key, algorithm, (header, input) -> sign(curve, pair.getPrivate(), input));
    }

    private static Base64URL sign(Curve curve, PrivateKey key, byte[] input) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(curve.getName());
        signature.initSign(key);
        signature.update(input);
        return Base64URL.encode(signature.sign());
    }

    public JWK toPublic() {
        return key.toPublicJWK();
    }

    public JWSHeader.Builder header() {
        return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(new JOSEObjectType("at+jwt"));
    }

    public SignedJWT sign(JWTClaimsSet claims) {
        return sign(header().build(), claims);
    }

    public SignedJWT sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT unsigned = new SignedJWT(header, claims);
            Base64URL signature = signer.sign(header, unsigned.getSigningInput());
            Base64URL[] parts = {header.toBase64URL(), unsigned.getPayload().toBase64URL(), signature};
            return new SignedJWT(parts[0], parts[1], parts[2]);
        } catch (JOSEException | GeneralSecurityException | ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
