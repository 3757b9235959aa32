package dev.latchkey.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryReadingTest {

    @Test
    void addsUpTheSharesOfWhatIsRemembered() {
        assertThat(MemoryReading.remembered("""
                # TYPE latchkey_remembered_bytes gauge
                latchkey_remembered_bytes{what="accounts"} 1.5E6
                latchkey_remembered_bytes{what="app-passwords"} 500000.0
                latchkey_remembered_most_bytes{what="accounts"} 9.0E9
                """)).isEqualTo(2e6);
    }

    @Test
    void countsAFileWithTwoNamesOnce(@TempDir Path directory) throws IOException, InterruptedException {
        var below = Files.createDirectory(directory.resolve("store"));
        var file = Files.write(below.resolve("a"), new byte[3 << 20]);
        Files.createLink(directory.resolve("copy"), file);
        Files.write(directory.resolve("b"), new byte[1 << 20]);
        assertThat(MemoryReading.disk(directory)).isBetween(4.0, 5.0);
    }

    /** As the broker does for its indexes. */
    @Test
    void doesNotCountWhatAFileMayGrowTo(@TempDir Path directory) throws IOException, InterruptedException {
        try (var file = new RandomAccessFile(directory.resolve("index").toFile(), "rw")) {
            file.setLength(64 << 20);
        }
        assertThat(MemoryReading.disk(directory)).isLessThan(1);
    }
}
