package dev.latchkey.quickstart.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What {@code docker-compose.yml} wants of keys is what {@code ./latchkey keys} makes. */
class ComposeKeysTest {
    private static final String MOUNTED = "/run/secrets/";

    private Map<String, Map<String, Map<String, Object>>> file;

    @BeforeEach
    void read() throws IOException {
        file = new Yaml().load(Files.readString(Path.of("../docker-compose.yml")));
    }

    @Test
    void eachSecretIsAFileThatIsMade() {
        Map<Object, String> made = new KeyDirectory(Path.of("${LATCHKEY_KEYS:?made by ./latchkey keys}"))
                .files().stream()
                        .collect(Collectors.toMap(
                                each -> each.getFileName().toString().replace(".txt", ""), Path::toString));
        assertThat(file.get("secrets"))
                .hasSameSizeAs(made)
                .allSatisfy((name, secret) -> assertThat(secret).isEqualTo(Map.of("file", made.get(name))));
    }

    @Test
    void eachServiceRunsAsTheOwnerOfItsKeys() {
        assertThat(services())
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service.getValue())
                        .containsEntry("user", "${LATCHKEY_USER:?made by ./latchkey keys}"));
    }

    /** And no service is shown what another signs by. */
    @Test
    void eachServiceIsShownTheKeysThatItsVariablesName() {
        assertThat(services())
                .allSatisfy(service -> assertThat(service.getValue().get("secrets"))
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .containsExactlyInAnyOrderElementsOf(named(service.getValue())));
    }

    private static List<String> named(Map<String, Object> service) {
        return ((Map<?, ?>) service.get("environment"))
                .values().stream()
                        .map(Object::toString)
                        .filter(value -> value.startsWith(MOUNTED))
                        .map(value -> value.substring(MOUNTED.length()))
                        .toList();
    }

    private List<Map.Entry<String, Map<String, Object>>> services() {
        return file.get("services").entrySet().stream()
                .filter(service -> service.getValue().containsKey("build"))
                .toList();
    }
}
