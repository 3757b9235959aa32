package dev.latchkey.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.supervision.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartObstacleTest {
    private static final String UNTRUSTED = """
            {"@timestamp":"2026-11-20T14:57:00Z","log":{"level":"ERROR","logger":"org.apache.kafka.clients.NetworkClient"},\
            "message":"[Producer] Connection to node -1 failed authentication due to: SSL handshake failed","ecs":{}}
            """;

    @TempDir
    Path directory;

    private final SteppedClock clock = new SteppedClock();

    @Test
    void explainsWhileOneWaitsAndOnce() throws IOException {
        Path log = Files.writeString(directory.resolve("x.log"), "SSL handshake failed, of an earlier start\n");
        StartObstacle obstacle = new StartObstacle(log, Files.size(log), clock);
        assertThat(obstacle.look()).isEmpty();
        clock.pass(StartObstacle.BETWEEN_LOOKS);
        assertThat(obstacle.look()).isEmpty();
        for (int i = 0; i < 2; i++) {
            Files.writeString(log, UNTRUSTED, StandardOpenOption.APPEND);
        }
        assertThat(obstacle.look()).isEmpty();
        clock.pass(StartObstacle.BETWEEN_LOOKS);
        assertThat(obstacle.look()).contains("Kafka: a certificate is not trusted, or is another host's");
        Files.writeString(log, UNTRUSTED, StandardOpenOption.APPEND);
        clock.pass(Duration.ofMinutes(1));
        assertThat(obstacle.look()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Caused by: com.mongodb.MongoSocketWriteException: PKIX path building failed | MongoDB: a certificate",
                "x org.apache.kafka.common.errors.SaslAuthenticationException: no | Kafka: user or password are refused",
                "org.apache.kafka.common.errors.TopicAuthorizationException: x | Kafka: rights are missing",
                "com.mongodb.MongoCommandException: not authorized on credential | MongoDB: rights are missing",
                "No resolvable bootstrap urls given in bootstrap.servers kafka-9 | Kafka: the name of a host leads nowhere",
                "the issuer of access tokens: java.net.ConnectException | the identity provider: nothing answers",
                "Caused by: java.lang.IllegalStateException: LATCHKEY_HMAC_KEY_FILE: no keys | no keys"
            })
    void knowsWhatIsWrong(String line, String expected) {
        assertThat(StartObstacle.cause("INFO fine\n" + line + "\n\tat java.base/x\n")
                        .orElse(""))
                .contains(expected);
    }

    @Test
    void saysNothingOfWhatIsUsual() {
        assertThat(StartObstacle.cause("INFO starting\nWARN a default is used\n"))
                .isEmpty();
    }
}
