package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.EventType;
import dev.latchkey.events.Topic;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells whether an event comes from the service that sends such events, as it was sent. */
public final class EventVerifier {
    private static final String SOURCES = "/latchkey/";
    private static final int LONGEST_VERSION = 9;

    private final Supplier<EventKeys> keys;
    private final UnsignedEvents unsigned;

    EventVerifier(Supplier<EventKeys> keys, UnsignedEvents unsigned) {
        this.keys = keys;
        this.unsigned = unsigned;
    }

    /**
     * Looks at a record.
     *
     * @param topic  where it was found
     * @param header the last value of a header, null where there is none
     */
    public SignatureVerdict verdict(
            EventType type,
            String topic,
            byte @Nullable [] key,
            Function<String, byte @Nullable []> header,
            byte @Nullable [] value) {
        byte[] signature = header.apply(SignatureHeaders.SIGNATURE);
        if (signature == null) {
            return unsigned == UnsignedEvents.ACCEPT ? SignatureVerdict.AUTHENTIC : SignatureVerdict.UNSIGNED;
        }
        if (!atHome(type, topic, header)) {
            return SignatureVerdict.WRONG_SOURCE;
        }
        return verdict(type, header, SignedBytes.of(topic, key, header, value), signature);
    }

    /**
     * Whether the attributes of a record are those that its sender has put there, so that they can be decided by; the
     * rest is not looked at. What has no signature of its attributes, as earlier releases' records, is not vouched for.
     */
    public boolean vouchesForAttributes(
            EventType type, String topic, byte @Nullable [] key, Function<String, byte @Nullable []> header) {
        byte[] signature = header.apply(SignatureHeaders.ATTRIBUTES);
        return signature != null
                && !type.attributes().isEmpty()
                && atHome(type, topic, header)
                && verdict(type, header, SignedBytes.ofAttributes(type, key, header), signature)
                        == SignatureVerdict.AUTHENTIC;
    }

    private static boolean atHome(EventType type, String topic, Function<String, byte @Nullable []> header) {
        Topic home = type.topic();
        return home.wireName().equals(topic) && text(header.apply("ce_source")).equals(SOURCES + home.sender());
    }

    private SignatureVerdict verdict(
            EventType type, Function<String, byte @Nullable []> header, SignedContent content, byte[] signature) {
        int version = version(header.apply(SignatureHeaders.KEY));
        return verdict(SignatureForm.of(type), type.topic().sender(), version, content, signature);
    }

    private SignatureVerdict verdict(
            SignatureForm form, String sender, int version, SignedContent content, byte[] signature) {
        EventKeys now = keys.get();
        PublicKey trusted = now.trusted(sender, version);
        SharedKey shared = now.shared().get(version);
        return switch (form) {
            case SIGNATURE ->
                trusted == null
                        ? SignatureVerdict.UNKNOWN_KEY
                        : verdict(Signatures.verifies(trusted, content, decoded(signature)));
            case SHARED_KEY ->
                shared == null
                        ? SignatureVerdict.UNKNOWN_KEY
                        : verdict(MessageDigest.isEqual(shared.code(content), decoded(signature)));
        };
    }

    private static SignatureVerdict verdict(boolean genuine) {
        return genuine ? SignatureVerdict.AUTHENTIC : SignatureVerdict.BAD_SIGNATURE;
    }

    /** Nothing where it is not base64: no signature is that short. */
    private static byte[] decoded(byte[] base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    /** No key has the version 0. */
    private static int version(byte @Nullable [] header) {
        String text = text(header);
        boolean number = !text.isEmpty()
                && text.length() <= LONGEST_VERSION
                && text.chars().allMatch(each -> each >= '0' && each <= '9');
        return number ? Integer.parseInt(text) : 0;
    }

    private static String text(byte @Nullable [] header) {
        return header == null ? "" : new String(header, UTF_8);
    }
}
