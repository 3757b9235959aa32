package dev.latchkey.audit.shard;

import dev.latchkey.audit.sequence.ShardSequences;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How far a shard has come.
 *
 * @param version    of what is written down about the shard, 0 where nothing is; grows with each change
 * @param size       number of entries, and so the index of the next one
 * @param chainHash  of the last entry; {@link #genesis} in an empty shard
 * @param nextOffset the record of the partition that is to be read next
 * @param sequences  what has been seen of each producer
 */
public record ShardHead(
        LogShard shard, long version, long size, byte[] chainHash, long nextOffset, ShardSequences sequences) {
    private static final String GENESIS = "latchkey-log/1\n";

    /** The head of a shard that nothing is known of. */
    public static ShardHead empty(LogShard shard) {
        return new ShardHead(shard, 0, 0, genesis(shard), 0, new ShardSequences());
    }

    /** What the first entry is chained to: SHA-256 of {@code latchkey-log/1}, a line feed, and the shard's name. */
    public static byte[] genesis(LogShard shard) {
        try {
            byte[] text = (GENESIS + shard.name()).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same shard with entries that were found or appended beyond its end. */
    public ShardHead grownTo(long newSize, byte[] newChainHash, long atLeastOffset) {
        return new ShardHead(shard, version, newSize, newChainHash, Math.max(nextOffset, atLeastOffset), sequences);
    }

    /** The same shard with records read that left no entry. */
    public ShardHead readTo(long offset) {
        return grownTo(size, chainHash, offset);
    }
}
