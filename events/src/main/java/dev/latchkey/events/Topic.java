package dev.latchkey.events;

import java.time.Duration;
import java.util.Map;

/** The topics, and how each is kept. Partition counts are what they are created with; an operator may want others. */
public enum Topic {
    SIGN_INS("latchkey.sign-ins", 12, Cleanup.DELETE, Duration.ofDays(30)),
    CREDENTIALS("latchkey.credentials", 3, Cleanup.DELETE, Duration.ofDays(90)),
    ACCOUNTS("latchkey.accounts", 3, Cleanup.COMPACT, Duration.ofDays(7)),
    POLICIES("latchkey.policies", 3, Cleanup.DELETE, Duration.ofDays(90)),
    POLICY_SNAPSHOTS("latchkey.policy-snapshots", 1, Cleanup.COMPACT, Duration.ofDays(7)),
    POLICY_REPORTS("latchkey.policy-reports", 1, Cleanup.DELETE, Duration.ofDays(7)),
    POLICY_CONFIRMATIONS("latchkey.policy-confirmations", 1, Cleanup.DELETE, Duration.ofDays(2)),
    ALERTS("latchkey.alerts", 3, Cleanup.DELETE, Duration.ofDays(90));

    /** Kafka's {@code cleanup.policy}. */
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    private static final Duration UNCOMPACTED = Duration.ofDays(1);

    private final String wireName;
    private final int partitions;
    private final Cleanup cleanup;
    private final Duration retention;

    Topic(String wireName, int partitions, Cleanup cleanup, Duration retention) {
        this.wireName = wireName;
        this.partitions = partitions;
        this.cleanup = cleanup;
        this.retention = retention;
    }

    /** The topic's name in Kafka. */
    public String wireName() {
        return wireName;
    }

    /** Where events go that this topic's consumers could not digest. */
    public String deadLetters() {
        return wireName + ".dlt";
    }

    /** The one service that publishes here: CloudEvents {@code source} is {@code /latchkey/} and this name. */
    public String sender() {
        return switch (this) {
            case SIGN_INS, CREDENTIALS, ACCOUNTS, POLICY_REPORTS -> "credential-service";
            case POLICIES, POLICY_SNAPSHOTS, POLICY_CONFIRMATIONS -> "policy-service";
            case ALERTS -> "notifier-service";
        };
    }

    public int partitions() {
        return partitions;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    /** How long events stay; for a compacted topic, how long a replaced one may linger before it is compacted away. */
    public Duration retention() {
        return retention;
    }

    /**
     * Kafka's settings of the topic, as the AsyncAPI document has them. On a compacted topic nothing is compacted away
     * within its first day, so that a consumer that is up to date still sees every sequence.
     */
    public Map<String, String> configuration() {
        String millis = Long.toString(retention.toMillis());
        return switch (cleanup) {
            case DELETE -> Map.of("cleanup.policy", "delete", "retention.ms", millis);
            case COMPACT ->
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "max.compaction.lag.ms",
                        millis,
                        "min.compaction.lag.ms",
                        Long.toString(UNCOMPACTED.toMillis()));
        };
    }
}
