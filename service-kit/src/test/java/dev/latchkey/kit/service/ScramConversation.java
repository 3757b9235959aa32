package dev.latchkey.kit.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's part of SCRAM-SHA-256 (RFC 5802, RFC 7677), for one user. */
final class ScramConversation {
    private static final int ITERATIONS = 4_096;
    private static final byte[] SALT = "a salt of the database".getBytes(UTF_8);

    private final String user;
    private final String password;
    private String first = "";
    private String challenge = "";

    ScramConversation(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** @param message {@code n,,n=user,r=nonce} */
    String begin(String message) {
        first = message.substring(message.indexOf("n=", 2));
        byte[] nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        challenge = "r=" + value(first, "r") + HexFormat.of().formatHex(nonce) + ",s="
                + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
        return challenge;
    }

    /**
     * Proves that this side knows the password too.
     *
     * @param message {@code c=biws,r=nonce,p=proof}
     * @throws SecurityException where the other side has not proven it
     */
    String finish(String message) throws GeneralSecurityException {
        String signed = first + "," + challenge + "," + message.substring(0, message.lastIndexOf(",p="));
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, 256))
                .getEncoded();
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), signed);
        byte[] proof = new byte[clientKey.length];
        for (int i = 0; i < proof.length; i++) {
            proof[i] = (byte) (clientKey[i] ^ signature[i]);
        }
        boolean proven = MessageDigest.isEqual(proof, Base64.getDecoder().decode(value(message, "p")));
        if (!proven || !value(first, "n").equals(user)) {
            throw new SecurityException("Authentication failed.");
        }
        return "v=" + Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), signed));
    }

    private static byte[] hmac(byte[] key, String message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(UTF_8));
    }

    private static String value(String message, String name) {
        for (String part : message.split(",")) {
            if (part.startsWith(name + "=")) {
                return part.substring(2);
            }
        }
        throw new SecurityException("Authentication failed.");
    }
}
