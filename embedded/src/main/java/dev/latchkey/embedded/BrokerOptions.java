package dev.latchkey.embedded;

/**
 * How an embedded broker treats what it acknowledges.
 *
 * @param flushEveryMessage true: a record is synced to disk before it is acknowledged, so that even a power cut loses
 *     none; false: it is in the operating system's page cache, which survives the death of the process
 */
public record BrokerOptions(boolean flushEveryMessage) {

    /** Acknowledges from the page cache, as replicated clusters are run. */
    public static BrokerOptions pageCache() {
        return new BrokerOptions(false);
    }

    /** Syncs every append to disk before it acknowledges. */
    public static BrokerOptions synced() {
        return new BrokerOptions(true);
    }
}
