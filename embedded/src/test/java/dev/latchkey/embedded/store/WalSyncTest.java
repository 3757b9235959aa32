package dev.latchkey.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalSyncTest {
    @TempDir
    Path directory;

    @Test
    void nobodyIsLeftWaiting() throws Exception {
        try (var store = DocumentStore.open(directory.resolve("store"));
                var threads = Executors.newFixedThreadPool(16)) {
            var writers = IntStream.range(0, 16)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> write(store, writer), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(writers).get(1, TimeUnit.MINUTES);
            assertThat(store.version()).isGreaterThanOrEqualTo(16 * 50);
        }
    }

    private static void write(DocumentStore store, int writer) {
        for (int i = 0; i < 50; i++) {
            store.put(new KeyBytes().putInt(writer).putInt(i).toArray(), new byte[1]);
            store.sync();
        }
    }
}
