package dev.latchkey.credential.throttle;

import dev.latchkey.kit.signing.RecordSeal;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes keys of who signs in from where, salted, so that nobody can choose names that meet in one. */
final class ThrottleKeys {
    private static final int SOURCE_V4 = 32;
    private static final int SOURCE_V6 = 48;

    private static final byte[] PURPOSE = "latchkey-throttle-keys-v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOBODYS_SECRET = new byte[16];

    /** Several keys are made for each attempt, and a digest is larger than all of what goes into it. */
    private static final ThreadLocal<Digest> DIGESTS = ThreadLocal.withInitial(() -> new Digest(sha256()));

    /** With room for what comes out of it. */
    private record Digest(MessageDigest sha256, ByteBuffer hash) {
        private Digest(MessageDigest sha256) {
            this(sha256, ByteBuffer.allocate(sha256.getDigestLength()));
        }

        private ThrottleKey key() {
            try {
                sha256.digest(hash.array(), 0, hash.capacity());
            } catch (DigestException impossible) {
                throw new IllegalStateException("there is room for all of it", impossible);
            }
            hash.rewind();
            return new ThrottleKey(hash.getLong(), hash.getLong());
        }
    }

    private final Supplier<byte[]> salt;

    private ThrottleKeys(Supplier<byte[]> salt) {
        this.salt = salt;
    }

    ThrottleKeys(byte[] salt) {
        this(salt::clone);
    }

    /**
     * With a salt that every replica makes of the newest key that all of them share, and nobody else. With another key, what was counted
     * is not found any more. Where there is no key at all, replicas agree all the same, and who knows this release with them.
     */
    static ThrottleKeys of(RecordSeal seal) {
        Supplier<Optional<byte[]>> code = seal.code(PURPOSE);
        return new ThrottleKeys(() -> code.get().orElse(NOBODYS_SECRET));
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
        Digest room = DIGESTS.get();
        MessageDigest digest = room.sha256();
        // One that failed half-way would go on in the next.
        digest.reset();
        digest.update(salt.get());
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            for (int shift = 24; shift >= 0; shift -= 8) {
                digest.update((byte) (bytes.length >>> shift));
            }
            digest.update(bytes);
        }
        return room.key();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
