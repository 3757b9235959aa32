package dev.latchkey.notifier.channel;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret with which webhooks of one subscription are signed (Standard Webhooks: 24 to 64 bytes). */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private final byte[] bytes;

    private SigningSecret(byte[] bytes) {
        if (bytes.length < 24 || bytes.length > 64) {
            throw new IllegalArgumentException("secret: " + bytes.length + " bytes (expected: 24 to 64)");
        }
        this.bytes = bytes.clone();
    }

    /** A new one. */
    public static SigningSecret generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SigningSecret(bytes);
    }

    /** From its bytes. */
    public static SigningSecret of(byte[] bytes) {
        return new SigningSecret(bytes);
    }

    /** From the form in which it is shown. */
    static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("secret: without prefix (expected: " + PREFIX + "…)");
        }
        return new SigningSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    /** Its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The form in which it is shown, once: {@code whsec_} and base64. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
