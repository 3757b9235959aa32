package dev.latchkey.quickstart.acl;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What somebody may do with a topic or a consumer group. Kafka takes {@code Describe} as included in {@code Read} and
 * {@code Write}.
 *
 * @param principal whose right it is, without {@code User:}
 * @param type topic or group
 * @param pattern one resource of that name, or all whose names begin so
 */
public record AccessRight(
        String principal, ResourceType type, String name, PatternType pattern, List<AclOperation> operations) {
    /** Puts the operations in Kafka's order, each once. */
    public AccessRight {
        operations = List.copyOf(EnumSet.copyOf(operations));
    }

    static AccessRight topic(String principal, String name, Collection<AclOperation> operations) {
        return new AccessRight(principal, ResourceType.TOPIC, name, PatternType.LITERAL, List.copyOf(operations));
    }

    static AccessRight group(String principal, String name, PatternType pattern) {
        return new AccessRight(principal, ResourceType.GROUP, name, pattern, List.of(AclOperation.READ));
    }

    /** As Kafka's administrator's client takes them, for any host. */
    public List<AclBinding> bindings() {
        ResourcePattern resource = new ResourcePattern(type, name, pattern);
        return operations.stream()
                .map(operation -> new AclBinding(
                        resource, new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW)))
                .toList();
    }

    /** As {@code kafka-acls.sh} takes it. */
    String command() {
        String prefixed = pattern == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "";
        return "kafka-acls.sh --bootstrap-server \"$KAFKA\" --command-config \"$ADMIN\" --add --allow-principal User:"
                + principal
                + operations.stream().map(each -> " --operation " + word(each)).collect(Collectors.joining())
                + " --" + type.name().toLowerCase(Locale.ROOT) + " " + name + prefixed;
    }

    /** The operations as Kafka's documentation writes them: {@code Read, DescribeConfigs}. */
    String words() {
        return operations.stream().map(AccessRight::word).collect(Collectors.joining(", "));
    }

    private static String word(AclOperation operation) {
        return Arrays.stream(operation.name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
