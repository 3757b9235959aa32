package dev.latchkey.quickstart.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class AclsPageTest {
    private final EventContract contract = EventContract.ofThisRelease();

    @Test
    void thePageOfTheRepositoryIsTheDocuments() throws IOException {
        assertThat(Files.readString(
                        Path.of(System.getProperty("latchkey.sources", "..")).resolve("docs/kafka-acls.md")))
                .as("docs/kafka-acls.md (expected: the output of ./latchkey acls --page)")
                .isEqualTo(new AclsPage(contract).markdown());
    }

    @Test
    void everyServiceHasTheRightsOfItsOperations() {
        assertThat(contract.rights("policy-service"))
                .extracting(right -> right.name() + ": " + right.words())
                .containsExactly(
                        "latchkey.policies: Write, DescribeConfigs",
                        "latchkey.policy-confirmations: Write, DescribeConfigs",
                        "latchkey.policy-reports: Read, DescribeConfigs",
                        "latchkey.policy-snapshots: Read, Write, DescribeConfigs",
                        "latchkey.sign-ins: Read, DescribeConfigs");
        assertThat(contract.rights("audit-service"))
                .filteredOn(right -> right.type() == ResourceType.GROUP)
                .extracting(AccessRight::name)
                .containsExactly("audit-service.log", "audit-service.log.replay");
    }

    /** Who digests a topic in a group also puts aside and replays; who only follows does not. */
    @Test
    void deadLettersAreForThoseWhoseGroupsReadTheTopic() {
        assertThat(contract.rights("credential-service"))
                .extracting(right -> right.name() + ": " + right.words())
                .contains("latchkey.alerts.dlt: Read, Write, DescribeConfigs")
                .noneMatch(right -> right.startsWith("latchkey.policy-snapshots.dlt"));
    }

    @Test
    void readersReadAndNothingElse() {
        assertThat(new AclsPage(contract).commands("analyst", List.of("latchkey.alerts")))
                .containsExactly(
                        "kafka-acls.sh --bootstrap-server \"$KAFKA\" --command-config \"$ADMIN\" --add"
                                + " --allow-principal User:analyst --operation Read --topic latchkey.alerts",
                        "kafka-acls.sh --bootstrap-server \"$KAFKA\" --command-config \"$ADMIN\" --add"
                                + " --allow-principal User:analyst --operation Read --group analyst."
                                + " --resource-pattern-type prefixed");
        assertThatThrownBy(() -> contract.readerRights("analyst", List.of("latchkey.alert")))
                .hasMessageStartingWith("topic: latchkey.alert (expected: one of [latchkey.sign-ins, ");
    }
}
