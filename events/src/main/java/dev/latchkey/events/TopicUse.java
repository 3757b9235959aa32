package dev.latchkey.events;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a service does with which topics, as the operations of the AsyncAPI document say. It asks for no others, and needs
 * rights to no others.
 *
 * @param writes   sends events to
 * @param digests  receives in a consumer group, and so puts aside on the dead-letter topic what it cannot digest
 * @param follows  reads without a group
 */
public record TopicUse(Set<Topic> writes, Set<Topic> digests, Set<Topic> follows) {
    private static final TopicUse CREDENTIAL_SERVICE = new TopicUse(
            Set.of(Topic.SIGN_INS, Topic.CREDENTIALS, Topic.ACCOUNTS, Topic.POLICY_REPORTS),
            Set.of(Topic.SIGN_INS, Topic.CREDENTIALS, Topic.ACCOUNTS, Topic.ALERTS),
            Set.of(
                    Topic.CREDENTIALS,
                    Topic.ACCOUNTS,
                    Topic.POLICY_SNAPSHOTS,
                    Topic.POLICY_CONFIRMATIONS,
                    Topic.ALERTS));
    private static final TopicUse POLICY_SERVICE = new TopicUse(
            Set.of(Topic.POLICIES, Topic.POLICY_SNAPSHOTS, Topic.POLICY_CONFIRMATIONS),
            Set.of(),
            Set.of(Topic.SIGN_INS, Topic.POLICY_SNAPSHOTS, Topic.POLICY_REPORTS));
    private static final TopicUse AUDIT_SERVICE = new TopicUse(
            Set.of(),
            Set.of(
                    Topic.SIGN_INS,
                    Topic.CREDENTIALS,
                    Topic.ACCOUNTS,
                    Topic.POLICIES,
                    Topic.POLICY_SNAPSHOTS,
                    Topic.ALERTS),
            Set.of());
    private static final TopicUse NOTIFIER_SERVICE =
            new TopicUse(Set.of(Topic.ALERTS), Set.of(Topic.values()), Set.of());
    private static final Set<Topic> EVERY = Set.of(Topic.values());

    /** Copies the sets. */
    public TopicUse {
        writes = Set.copyOf(writes);
        digests = Set.copyOf(digests);
        follows = Set.copyOf(follows);
    }

    /** Of a service of that name; a program that the document does not know may use everything. */
    public static TopicUse of(String service) {
        return switch (service) {
            case "credential-service" -> CREDENTIAL_SERVICE;
            case "policy-service" -> POLICY_SERVICE;
            case "audit-service" -> AUDIT_SERVICE;
            case "notifier-service" -> NOTIFIER_SERVICE;
            default -> new TopicUse(EVERY, EVERY, EVERY);
        };
    }

    /** Whether the topic is any of its business. */
    public boolean uses(Topic topic) {
        return writes.contains(topic) || digests.contains(topic) || follows.contains(topic);
    }

    /** All that are any of its business, in the order of the document. */
    public List<Topic> all() {
        return Arrays.stream(Topic.values()).filter(this::uses).toList();
    }
}
