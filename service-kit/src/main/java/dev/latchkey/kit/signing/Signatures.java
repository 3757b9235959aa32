package dev.latchkey.kit.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** RFC 8032 signatures, of the JDK. */
final class Signatures {
    private Signatures() {}

    static byte[] sign(PrivateKey key, SignedContent message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            message.giveTo(part -> update(signature, part));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has Ed25519", impossible);
        }
    }

    static boolean verifies(PublicKey key, SignedContent message, byte[] given) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            message.giveTo(part -> update(signature, part));
            return signature.verify(given);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has Ed25519", impossible);
        }
    }

    private static void update(Signature signature, byte[] part) {
        try {
            signature.update(part);
        } catch (SignatureException impossible) {
            throw new IllegalStateException("a signature that was begun takes bytes", impossible);
        }
    }
}
