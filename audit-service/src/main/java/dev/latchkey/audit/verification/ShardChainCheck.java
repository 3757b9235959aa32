package dev.latchkey.audit.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the entries of one shard, in the order of their places, and computes every hash again. After a finding it
 * goes on from what is stored, so that each damage is found, and found once.
 */
final class ShardChainCheck {
    private final String shard;
    private final @Nullable Document head;
    private final List<IntegrityFinding> findings = new ArrayList<>();
    private byte[] previous;
    private long expected;

    /** @param head what is written down about the shard, read before its entries; null where nothing is */
    ShardChainCheck(String shard, @Nullable Document head) {
        this.shard = shard;
        this.head = head;
        this.previous = sha256(("latchkey-log/1\n" + shard).getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    ShardChainCheck accept(Document entry) {
        if (!(entry.get("index") instanceof Long index) || index < expected) {
            find(expected, "misplaced", "index: " + entry.get("index") + " (expected: " + expected + ")");
            return this;
        }
        if (index > expected) {
            find(expected, "missing", (index - expected) + " entries are not there");
        } else {
            checkLink(index, entry);
        }
        checkContent(index, entry);
        step(index, entry);
        return this;
    }

    private void checkLink(long index, Document entry) {
        byte[] link = sha256(previous, bytes(entry, "leafHash"));
        if (!Arrays.equals(link, bytes(entry, "chainHash"))) {
            find(index, "chainBroken", "chainHash: does not follow from the entry before and leafHash");
        }
    }

    private void checkContent(long index, Document entry) {
        byte[] content = bytes(entry, "entry");
        if (!Arrays.equals(sha256(new byte[] {0}, content), bytes(entry, "leafHash"))) {
            find(index, "modified", "leafHash: not the hash of the entry");
        }
        try {
            SearchFieldCheck.firstWrong(entry, EntryBytes.read(content))
                    .ifPresent(field -> find(index, "searchFieldModified", field + ": not what the entry says"));
        } catch (IOException | RuntimeException unreadable) {
            find(index, "modified", "entry: cannot be read");
        }
    }

    private void step(long index, Document entry) {
        previous = bytes(entry, "chainHash");
        expected = index + 1;
        if (head != null
                && Long.valueOf(expected).equals(head.get("size"))
                && !Arrays.equals(previous, bytes(head, "chainHash"))) {
            find(index, "headMismatch", "chainHash: not the one noted in the head");
        }
    }

    ShardVerification verdict() {
        if (head != null && head.get("size") instanceof Long size && size > expected) {
            find(expected, "missing", (size - expected) + " entries at the end are not there");
        }
        String last = HexFormat.of().formatHex(previous);
        List<IntegrityFinding> shown =
                findings.stream().limit(ShardVerification.MOST_FINDINGS).toList();
        return new ShardVerification(shard, expected, last, findings.isEmpty(), shown);
    }

    private void find(long index, String kind, String detail) {
        if (findings.size() < ShardVerification.MOST_FINDINGS) {
            findings.add(new IntegrityFinding(index, kind, detail));
        }
    }

    private static byte[] bytes(Document document, String field) {
        return document.get(field) instanceof Binary binary ? binary.getData() : new byte[0];
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            digest.update(second);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
