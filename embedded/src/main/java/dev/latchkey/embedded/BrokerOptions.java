package dev.latchkey.embedded;

/**
 * How an embedded broker treats what it acknowledges.
 *
 * @param flushEveryMessage true: a record is synced to disk before it is acknowledged, so that even a power cut loses
 *     none; false: it is in the operating system's page cache, which survives the death of the process
 * @param createTopics true: a topic that a client merely mentions is created, with the broker's own settings, as many
 *     brokers do
 */
public record BrokerOptions(boolean flushEveryMessage, boolean createTopics) {

    /** Acknowledges from the page cache, as replicated clusters are run. */
    public static BrokerOptions pageCache() {
        return new BrokerOptions(false, false);
    }

    /** Syncs every append to disk before it acknowledges. */
    public static BrokerOptions synced() {
        return new BrokerOptions(true, false);
    }
}
