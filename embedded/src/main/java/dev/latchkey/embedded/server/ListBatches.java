package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.server.OpenCursors.Batches;
import java.util.List;

/** Results that are known already. */
final class ListBatches implements Batches {
    private List<Document> rest;

    ListBatches(List<Document> all) {
        this.rest = all;
    }

    @Override
    public List<Document> next(int most) {
        int size = Math.min(most, rest.size());
        var batch = rest.subList(0, size);
        rest = rest.subList(size, rest.size());
        return batch;
    }

    @Override
    public boolean isExhausted() {
        return rest.isEmpty();
    }

    @Override
    public void close() {
        rest = List.of();
    }
}
