package dev.latchkey.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topics by which the replicas of credential-service decide together who is held back. What is on them are no events:
 * bytes that no other release and nobody outside need understand, sealed by the replica that wrote them. They have no dead letters.
 */
public enum InternalTopic {
    /** Who is held back until when, by key; the newest is in force. */
    SIGN_IN_HOLDS("latchkey.sign-in-holds", 1),
    /** Refusals on their way to where those from their address are counted. */
    SOURCE_FAILURES("latchkey.source-failures", 12),
    /** What is counted of logins, as their job's store keeps it. */
    LOGIN_FAILURES_LOG("credential-service.throttle-login-failures-changelog", 12),
    /** What is counted of addresses, as their job's store keeps it. */
    SOURCE_FAILURES_LOG("credential-service.throttle-source-failures-changelog", 12);

    private static final Duration STAYS = Duration.ofHours(2);
    /** No hold is longer: until it is over, that it was forgiven stays behind it. */
    private static final Duration UNCOMPACTED = Duration.ofHours(1);
    /** What is in the segment that is written to is neither compacted nor deleted. */
    private static final Duration SEGMENT = Duration.ofMinutes(15);
    /** Three windows, as the stores keep them, and Kafka Streams' day for clocks that differ. */
    private static final Duration STORED = Duration.ofHours(27);

    private final String wireName;
    private final int partitions;

    InternalTopic(String wireName, int partitions) {
        this.wireName = wireName;
        this.partitions = partitions;
    }

    /** The topic's name in Kafka. */
    public String wireName() {
        return wireName;
    }

    /** The one service that writes it, and acts on what it reads there. */
    public String service() {
        return "credential-service";
    }

    /** Those of a service of that name. */
    public static List<InternalTopic> of(String service) {
        return Arrays.stream(values())
                .filter(each -> each.service().equals(service))
                .toList();
    }

    /** What it is created with, where the topic that it goes with is not there. */
    public int partitions() {
        return partitions;
    }

    /** The topic that this one must have as many partitions as, neither more nor fewer. */
    public Optional<String> asManyAs() {
        return switch (this) {
            case SIGN_IN_HOLDS, SOURCE_FAILURES -> Optional.empty();
            case LOGIN_FAILURES_LOG -> Optional.of(Topic.SIGN_INS.wireName());
            case SOURCE_FAILURES_LOG -> Optional.of(SOURCE_FAILURES.wireName());
        };
    }

    /** Kafka's settings of the topic, as the AsyncAPI document has them. */
    public Map<String, String> configuration() {
        return switch (this) {
            case SIGN_IN_HOLDS ->
                Map.of(
                        "cleanup.policy",
                        "compact,delete",
                        "retention.ms",
                        millis(STAYS),
                        "min.compaction.lag.ms",
                        millis(UNCOMPACTED),
                        "segment.ms",
                        millis(SEGMENT));
            case SOURCE_FAILURES -> Map.of("cleanup.policy", "delete", "retention.ms", millis(STAYS));
            case LOGIN_FAILURES_LOG, SOURCE_FAILURES_LOG ->
                Map.of("cleanup.policy", "compact,delete", "retention.ms", millis(STORED));
        };
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
