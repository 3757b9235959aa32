package dev.latchkey.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.embedded.LoopbackCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** From what an operator writes to what a client is told, by way of the kit's own settings. */
class ClientPropertiesTest {
    private static final String SECRET = "n0t-for-the-l0g";

    @TempDir
    Path directory;

    @Test
    void isTheServersAloneWhereNothingElseIsSaid() {
        assertThat(told(Map.of())).isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:9092"));
        assertThat(told(Map.of("LATCHKEY_KAFKA", "a:1,b:2"))).isEqualTo(Map.of("bootstrap.servers", "a:1,b:2"));
    }

    @Test
    void takesAnyPropertyFromTheFile() throws IOException {
        Path file = write("security.protocol=SASL_SSL", "sasl.mechanism=SCRAM-SHA-512", "client.rack=zürich");
        assertThat(told(Map.of("LATCHKEY_KAFKA_PROPERTIES_FILE", file.toString())))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "127.0.0.1:9092",
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "client.rack", "zürich"));
    }

    @Test
    void takesSinglePropertiesFromTheEnvironmentBeforeThoseOfTheFile() throws IOException {
        Path file = write("security.protocol=SSL", "client.rack=one", "bootstrap.servers=c:3");
        assertThat(told(Map.of(
                        "LATCHKEY_KAFKA_PROPERTIES_FILE", file.toString(),
                        "LATCHKEY_KAFKA_CLIENT_RACK", "two",
                        "LATCHKEY_KAFKA_SASL_LOGIN_CALLBACK_HANDLER_CLASS", "x.Y",
                        "LATCHKEY_KAFKA", "a:1")))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "c:3",
                        "security.protocol", "SSL",
                        "client.rack", "two",
                        "sasl.login.callback.handler.class", "x.Y"));
    }

    @Test
    void leavesAloneWhatPromisesRestOn() throws IOException {
        Path file = write("acks=1", "enable.auto.commit=true", "group.id=mine", "enable.idempotence=false");
        assertThat(told(Map.of("LATCHKEY_KAFKA_PROPERTIES_FILE", file.toString())))
                .containsOnlyKeys("bootstrap.servers");
    }

    @Test
    void putsTheAuthoritiesOfAFileBesideThePublicOnes() {
        Path authority =
                LoopbackCertificates.createIn(directory.resolve("certificates")).authority();
        Map<String, String> told = told(
                Map.of("LATCHKEY_KAFKA_CA_FILE", authority.toString(), "LATCHKEY_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"));
        assertThat(told).containsEntry("ssl.truststore.type", "PEM");
        assertThat(told.get("ssl.truststore.certificates").split("BEGIN CERTIFICATE"))
                .hasSizeGreaterThan(50);
    }

    @Test
    void refusesAuthoritiesThatNobodyWouldAsk() {
        assertThatThrownBy(() -> told(Map.of("LATCHKEY_KAFKA_CA_FILE", "/ca.pem")))
                .hasMessage("latchkey.kafka.ca-file: set while security.protocol is PLAINTEXT"
                        + " (expected: SSL or SASL_SSL)");
        assertThatThrownBy(() -> told(Map.of(
                        "LATCHKEY_KAFKA_CA_FILE", "/ca.pem",
                        "LATCHKEY_KAFKA_SECURITY_PROTOCOL", "SSL",
                        "LATCHKEY_KAFKA_SSL_TRUSTSTORE_LOCATION", "/trust.p12")))
                .hasMessage("latchkey.kafka.ca-file: set beside ssl.truststore.location (expected: one of them)");
    }

    @Test
    void saysNothingOfWhatIsInAFileThatItCannotRead() throws IOException {
        Path file = write("sasl.jaas.config=\\u" + SECRET);
        assertThatThrownBy(() -> told(Map.of("LATCHKEY_KAFKA_PROPERTIES_FILE", file.toString())))
                .hasMessageStartingWith("latchkey.kafka.properties-file: " + file + " (expected: ")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
        assertThatThrownBy(() -> told(Map.of("LATCHKEY_KAFKA_PROPERTIES_FILE", "/missing")))
                .hasMessageStartingWith("latchkey.kafka.properties-file: /missing (expected: ");
    }

    @Test
    void showsNoPropertyInItsText() {
        Map<String, String> password = Map.of("bootstrap.servers", "a:1", "ssl.key.password", SECRET);
        assertThat(new KafkaClients(password).toString()).isEqualTo("KafkaClients[a:1]");
        assertThat(new KafkaSettings("a:1", "", "", password)).hasToString("KafkaSettings[a:1]");
    }

    private Map<String, String> told(Map<String, Object> environment) {
        StandardEnvironment all = new StandardEnvironment();
        String system = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        all.getPropertySources().replace(system, new SystemEnvironmentPropertySource(system, environment));
        all.getPropertySources()
                .addFirst(new MapPropertySource(
                        "service", Map.of("spring.config.import", "classpath:latchkey-kit.yaml")));
        ConfigurationPropertySources.attach(all);
        ConfigDataEnvironmentPostProcessor.applyTo(all);
        Map<String, String> told = ClientProperties.of(KafkaSettings.of(all));
        assertThat(ClientProperties.of(KafkaSettings.of(variables(environment))))
                .as("what a command is told in the same environment")
                .isEqualTo(told);
        return told;
    }

    private static Map<String, String> variables(Map<String, Object> environment) {
        return environment.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().toString()));
    }

    private Path write(String... lines) throws IOException {
        return Files.writeString(directory.resolve("client.properties"), String.join("\n", lines));
    }
}
