package dev.latchkey.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReclaimTest {
    private static final int DOCUMENTS = 12_000;

    @TempDir
    Path directory;

    private final Random random = new Random(1);

    @Test
    void theStoreShrinksWhenItsDocumentsAreRemoved() throws IOException {
        try (var store = DocumentStore.open(directory.resolve("store"))) {
            var log = Catalog.of(store).findOrCreate("audit.signIns");
            fill(log);
            store.copyTo(directory.resolve("copy"));
            long full = size();
            for (int i = 0; i < DOCUMENTS; i++) {
                log.remove(log.keyOf(i), BsonBytes.read(log.get(log.keyOf(i))));
            }
            store.reclaim();
            assertThat(size()).isLessThan(full / 4);
        }
    }

    @Test
    void theStoreShrinksWhenACollectionIsDropped() throws IOException {
        try (var store = DocumentStore.open(directory.resolve("store"))) {
            var catalog = Catalog.of(store);
            var log = catalog.findOrCreate("audit.signIns");
            fill(log);
            store.copyTo(directory.resolve("copy"));
            long full = size();
            catalog.drop(log);
            store.reclaim();
            assertThat(size()).isLessThan(full / 4);
            assertThat(catalog.findOrCreate("audit.signIns").size().documents()).isZero();
        }
    }

    private void fill(CollectionStore log) {
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] noise = new byte[2_000];
            random.nextBytes(noise);
            log.insert(new Document("_id", i).append("entry", new BinData(noise)));
        }
    }

    /** What a copy made to be written, its files not counted. */
    private long size() throws IOException {
        try (var files = Files.walk(directory.resolve("store"))) {
            return files.filter(file -> file.toString().endsWith(".sst"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
