package dev.latchkey.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is what is shipped. */
class ImageFlagsTest {
    private static final Path FILES = Path.of("../infra/images/jvm");

    @ParameterizedTest
    @EnumSource(names = {"CREDENTIAL_SERVICE", "POLICY_SERVICE", "AUDIT_SERVICE", "NOTIFIER_SERVICE"})
    void theImageStartsJavaAsThisDoesButForTheSizeOfTheHeap(Part service) throws IOException, InterruptedException {
        Path file = FILES.resolve(service.module());
        assertThat(Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")))
                .contains("-XX:MaxRAMPercentage=70")
                .filteredOn(flag -> !flag.startsWith("-XX:MaxRAMPercentage"))
                .containsExactlyInAnyOrderElementsOf(withoutHeap(service));
        assertThat(startsWith(file)).as("java takes them").isZero();
    }

    private static List<String> withoutHeap(Part service) {
        return Java.launch(service, Path.of("app.jar")).flags().stream()
                .filter(flag -> !flag.startsWith("-Xmx"))
                .toList();
    }

    private static int startsWith(Path file) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(Java.executable(), "@" + file, "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return java.exitValue();
    }
}
