package dev.latchkey.quickstart.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    private static final String JDK = "Example 25.0.3+9";
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m");

    @TempDir
    Path directory;

    @Test
    void isBesideTheJarUnderANameThatTellsTheMainClass() {
        assertThat(cache().file().getParent()).isEqualTo(directory);
        assertThat(cache().file().getFileName().toString()).matches("Main-[0-9a-f]+\\.aot");
        assertThat(AotCache.isOne(cache().file())).isTrue();
    }

    @Test
    void isTheSameForTheSameLaunch() {
        assertThat(AotCache.of(launch(FLAGS, "dev.latchkey.Main"), JDK).file()).isEqualTo(cache().file());
    }

    @Test
    void isAnotherForEachThatItDoesNotFit() {
        var launches = List.of(
                AotCache.of(launch(FLAGS, "dev.latchkey.Main"), "Example 25.0.4+1"),
                AotCache.of(launch(List.of("-XX:+UseParallelGC", "-Xmx256m"), "dev.latchkey.Main"), JDK),
                AotCache.of(launch(FLAGS, "dev.latchkey.other.Main"), JDK));
        assertThat(launches).allSatisfy(other -> assertThat(other.file()).isNotEqualTo(cache().file()));
    }

    @Test
    void isUsedWhereItIsThereAndChecked() throws IOException {
        Files.writeString(cache().file(), "cache");
        var use = List.of("-XX:AOTCache=" + cache().file(), "-XX:+VerifySharedSpaces");
        assertThat(cache().flags(AotMode.AUTO)).isEqualTo(use);
        assertThat(cache().flags(AotMode.RECORD)).isEqualTo(use);
        assertThat(cache().flags(AotMode.OFF)).isEmpty();
    }

    @Test
    void isNotAskedForWhereItIsNotThere() {
        assertThat(cache().flags(AotMode.AUTO)).isEmpty();
        assertThat(cache().flags(AotMode.OFF)).isEmpty();
    }

    @Test
    void isRecordedWhereItIsNotThere() {
        assertThat(cache().flags(AotMode.RECORD)).first().isEqualTo("-XX:AOTMode=record");
        assertThat(cache().flags(AotMode.RECORD))
                .last()
                .asString()
                .startsWith("-XX:AOTConfiguration=" + directory)
                .doesNotEndWith(".aot");
    }

    @Test
    void isGoneWhenItWasToBlame() throws IOException {
        Files.writeString(cache().file(), "cache");
        cache().discard();
        assertThat(cache().exists()).isFalse();
    }

    @Test
    void isNotMadeOfNothing() {
        assertThatThrownBy(cache()::make).isInstanceOf(IOException.class).hasMessageContaining("no recorded run");
        assertThat(directory).isEmptyDirectory();
    }

    private AotCache cache() {
        return AotCache.of(launch(FLAGS, "dev.latchkey.Main"), JDK);
    }

    private JavaLaunch launch(List<String> flags, String main) {
        var jar = directory.resolve("app.jar");
        return new JavaLaunch("java", flags, jar, List.of("-cp", jar.toString(), main));
    }
}
