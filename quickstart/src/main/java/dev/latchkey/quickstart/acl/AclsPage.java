package dev.latchkey.quickstart.acl;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;

/** The rights of all services as {@code docs/kafka-acls.md}, and as commands alone. */
public final class AclsPage {
    private static final String INTRODUCTION = """
            # Kafka: topics and rights

            Generated from [the AsyncAPI document](../events/src/main/resources/dev/latchkey/events/asyncapi.yaml) by
            `./latchkey acls --page > docs/kafka-acls.md`; a test holds this page against it. How the clients are told of
            TLS and passwords: [Kafka and MongoDB](kafka-and-mongodb.md).

            `Describe` is included in `Read` and `Write`. `DescribeConfigs` lets a service look at its start whether its
            topics are kept as they must be. No service needs a right to the cluster, or to a topic that is not listed.
            """;

    private final EventContract contract;

    /** @param contract whose rights are shown */
    public AclsPage(EventContract contract) {
        this.contract = contract;
    }

    /** Everything that an administrator of the brokers runs once. */
    public List<String> commands() {
        return Stream.concat(contract.topics().stream().map(ContractTopic::command), rights().map(AccessRight::command))
                .toList();
    }

    /** What is run for somebody outside. */
    public List<String> commands(String reader, List<String> topics) {
        return contract.readerRights(reader, topics).stream()
                .map(AccessRight::command)
                .toList();
    }

    private Stream<AccessRight> rights() {
        return contract.services().stream().flatMap(service -> contract.rights(service).stream());
    }

    /** The page, in Markdown. */
    public String markdown() {
        return INTRODUCTION
                + contract.services().stream().map(this::table).collect(Collectors.joining())
                + "\n## Somebody outside\n\n"
                + "`./latchkey acls --reader analyst latchkey.alerts` prints what lets `analyst` read that topic, in groups whose\n"
                + "names begin with `analyst.`, and nothing else:\n\n"
                + shell(commands("analyst", List.of("latchkey.alerts")))
                + "\n## As commands\n\n"
                + "With `KAFKA` the bootstrap servers and `ADMIN` the properties file of an administrator of the brokers. The\n"
                + "replication is that of three brokers; partitions may be more. `./latchkey acls` prints the same.\n\n"
                + shell(commands());
    }

    private String table(String service) {
        return "\n## " + service + "\n\n| resource | name | operations |\n|---|---|---|\n"
                + contract.rights(service).stream().map(AclsPage::row).collect(Collectors.joining());
    }

    private static String row(AccessRight right) {
        String type =
                right.type().name().toLowerCase(Locale.ROOT) + (right.pattern() == PatternType.PREFIXED ? "s" : "");
        return "| " + type + " | `" + right.name() + "` | " + right.words() + " |\n";
    }

    private static String shell(List<String> commands) {
        return "```\n" + String.join("\n", commands) + "\n```\n";
    }
}
