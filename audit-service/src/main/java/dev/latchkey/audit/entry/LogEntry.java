package dev.latchkey.audit.entry;

import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * An event that has, or is about to get, its place in the log.
 *
 * @param index     its place in the shard
 * @param bytes     its canonical bytes
 * @param leafHash  SHA-256(0x00 ‖ bytes), the leaf hash of RFC 6962, so that a Merkle tree can be built over the log
 * @param chainHash SHA-256(chain hash of the entry before ‖ leafHash)
 */
public record LogEntry(
        ReceivedEvent received, String shard, long index, byte[] bytes, byte[] leafHash, byte[] chainHash) {
    private static final byte[] LEAF = {0};

    /** The entry of an event at a place. */
    public static LogEntry chained(ReceivedEvent received, String shard, long index, byte[] previousChainHash) {
        byte[] bytes = canonical(received.raw()).bytes();
        byte[] leafHash = sha256(LEAF, bytes);
        return new LogEntry(received, shard, index, bytes, leafHash, sha256(previousChainHash, leafHash));
    }

    private static CanonicalEntry canonical(RawRecord raw) {
        return CanonicalEntry.of(raw.headers(), Objects.requireNonNull(raw.value()));
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The entry as it is stored. */
    public Document document(Instant now) {
        Document document = new Document(
                        EntryFields.ID, received.envelope().id().toString())
                .append(EntryFields.SHARD, shard)
                .append(EntryFields.INDEX, index)
                .append(EntryFields.OFFSET, received.raw().offset())
                .append(EntryFields.ENTRY, new Binary(bytes))
                .append(EntryFields.LEAF_HASH, new Binary(leafHash))
                .append(EntryFields.CHAIN_HASH, new Binary(chainHash))
                .append(EntryFields.LOGGED_AT, Date.from(now))
                .append(EntryFields.TYPE, received.envelope().type().wireName())
                .append(EntryFields.AT, Date.from(received.envelope().time()));
        SearchFields.put(document, received.event());
        return document;
    }
}
