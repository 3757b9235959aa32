package dev.latchkey.credential.throttle;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;

/** Makes keys of who signs in from where, salted, so that nobody can choose names that meet in one. */
final class ThrottleKeys {
    private static final int SOURCE_V4 = 32;
    private static final int SOURCE_V6 = 48;

    private static final byte[] PURPOSE = "latchkey-throttle-keys-v1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] salt;

    ThrottleKeys(byte[] salt) {
        this.salt = salt.clone();
    }

    /** With a salt that nobody knows. */
    static ThrottleKeys random() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new ThrottleKeys(salt);
    }

    /** With a salt that every replica makes of a key that all of them have, and nobody else. */
    static ThrottleKeys of(Function<byte[], byte[]> code) {
        return new ThrottleKeys(Arrays.copyOf(code.apply(PURPOSE), 16));
    }

    /** Of a login and the address it comes from. */
    ThrottleKey pair(AttemptOrigin origin, IpAddress address) {
        return hash("pair", origin.tenant(), origin.login(), source(address));
    }

    /** Of an address. What a door says about its clients counts for that door alone. */
    ThrottleKey source(AttemptOrigin origin, IpAddress address) {
        return hash("source", origin.frontDoor(), source(address));
    }

    /** Of a login. */
    ThrottleKey account(AttemptOrigin origin) {
        return hash("account", origin.tenant(), origin.login());
    }

    /** Of a login at a door that tells no addresses. */
    ThrottleKey door(AttemptOrigin origin) {
        return hash("door", origin.tenant(), origin.login(), origin.frontDoor());
    }

    /** Of a login and a network that it may have been used from. */
    ThrottleKey network(AttemptOrigin origin, Cidr network) {
        return hash("network", origin.tenant(), origin.login(), network.toString());
    }

    private static String source(IpAddress address) {
        return address.network(SOURCE_V4, SOURCE_V6).toString();
    }

    /** Each part with its length before it, so that no two lists of parts are read as one. */
    ThrottleKey hash(String... parts) {
        MessageDigest digest = sha256();
        digest.update(salt);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new ThrottleKey(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
