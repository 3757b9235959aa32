package dev.latchkey.kit.key;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Signatures by Ed25519 and Ed448 (RFC 8037), as the JDK checks them: the JOSE library leaves them to one more library. */
final class EdwardsVerifier {
    private static final int ED25519_BYTES = 32;
    private static final int ED448_BYTES = 57;

    private EdwardsVerifier() {}

    static boolean verifies(OctetKeyPair key, byte[] signed, byte[] signature) throws GeneralSecurityException {
        String curve = key.getCurve().getName();
        Signature check = Signature.getInstance(curve);
        check.initVerify(publicKey(curve, key));
        check.update(signed);
        return check.verify(signature);
    }

    /** RFC 8032, section 5.1.2: little-endian y, the highest bit is the sign of x. */
    private static PublicKey publicKey(String curve, OctetKeyPair key) throws GeneralSecurityException {
        byte[] little = key.getDecodedX();
        if (little.length != (key.getCurve().equals(Curve.Ed448) ? ED448_BYTES : ED25519_BYTES)) {
            throw new GeneralSecurityException("x: " + little.length + " bytes");
        }
        byte[] big = new byte[little.length];
        for (int i = 0; i < little.length; i++) {
            big[i] = little[little.length - 1 - i];
        }
        boolean odd = (big[0] & 0x80) != 0;
        big[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, big));
        return KeyFactory.getInstance(curve)
                .generatePublic(new EdECPublicKeySpec(new NamedParameterSpec(curve), point));
    }
}
