package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.program.Command;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** An operator deals with what could not be digested, by the commands of the README. */
@Journey
class DeadLettersJourneyIT {
    private static final Path SOURCES = Path.of(System.getProperty("latchkey.sources", ".."));

    @Test
    void listsReplaysAndGivesUpByTheDocumentedCommands(WholeSystem system) throws Exception {
        var commands = documented();
        assertThat(commands).hasSize(3);
        sendNonsense(system.installation().kafka());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(run(system, commands.getFirst()).output())
                        .contains("audit-service latchkey.sign-ins", "audit-service.log 0 "));
        assertThat(run(system, commands.getFirst()).exit()).isEqualTo(2);

        var replayed = run(system, commands.get(1));
        assertThat(replayed.exit()).as(replayed.output()).isEqualTo(2);
        assertThat(replayed.output()).containsPattern("0 digested, [1-9]");

        var skipped = run(system, commands.get(2));
        assertThat(skipped.exit()).as(skipped.output()).isZero();
        assertThat(skipped.output()).containsPattern("[1-9]\\d* given up");
        assertThat(run(system, commands.getFirst()).output()).doesNotContain("audit-service latchkey.sign-ins");
    }

    private static void sendNonsense(String kafka) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("latchkey.sign-ins", "acme/x", "no event"))
                    .get();
        }
    }

    /** The commands of the section, one a line; a comment may have a line of its own. */
    private static List<String> documented() throws IOException {
        var section = Files.readString(SOURCES.resolve("quickstart/README.md")).split("\n## Dead letters\n", 2)[1];
        return section.split("```sh\n", 2)[1]
                .split("```", 2)[0]
                .lines()
                .filter(line -> line.startsWith("./latchkey "))
                .toList();
    }

    private static Command.Outcome run(WholeSystem system, String command) {
        var installation = system.installation();
        var words = new ArrayList<>(List.of("env", "-C", SOURCES.toString(), "LATCHKEY_HOME=" + installation.home()));
        words.add("LATCHKEY_TOKEN=" + installation.people().programToken("latchkey-operator"));
        for (var port : List.of(Port.CREDENTIAL, Port.POLICY, Port.AUDIT, Port.NOTIFIER)) {
            words.add("LATCHKEY_" + port.name() + "_URL=" + installation.uri(port));
        }
        words.addAll(List.of("bash", "-c", command));
        return Command.run(new byte[0], words);
    }
}
