package dev.latchkey.embedded.server;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.query.RunningOperation;
import dev.latchkey.embedded.store.Catalog;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All databases of a store; and what a command of any of them is subject to: a time limit, and what an answer promises. */
final class StoredBackend extends AbstractMongoBackend {
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "drop",
            "createindexes",
            "dropindexes",
            "dropdatabase");

    private final Catalog catalog;
    private final OpenCursors cursors;
    private final boolean syncBeforeReply;
    private final Map<String, MongoDatabase> databases = new ConcurrentHashMap<>();

    StoredBackend(Catalog catalog, Clock clock, boolean syncBeforeReply) {
        super(clock);
        this.catalog = catalog;
        this.cursors = new OpenCursors(clock);
        this.syncBeforeReply = syncBeforeReply;
        catalog.databases().forEach(this::resolveDatabase);
    }

    OpenCursors cursors() {
        return cursors;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return databases.computeIfAbsent(
                name, unknown -> new StoredDatabase(unknown, catalog, cursors, this::resolveDatabase));
    }

    @Override
    protected Set<String> listDatabaseNames() {
        return catalog.databases();
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        var operation = new RunningOperation(channel::isActive, Requests.number(query, "maxTimeMS", 0));
        var answer = operation.call(() -> super.handleCommand(channel, database, command, query));
        if (syncBeforeReply && WRITES.contains(command.toLowerCase(Locale.ROOT))) {
            catalog.store().sync();
        }
        return answer;
    }

    @Override
    protected Document handleGetMore(String database, String command, Document query) {
        long id = ((Number) requireNonNull(query.get(command))).longValue();
        return cursors.next(id, Requests.number(query, "batchSize", Integer.MAX_VALUE));
    }

    @Override
    protected Document handleKillCursors(Document query) {
        var killed = new ArrayList<Long>();
        var notFound = new ArrayList<Long>();
        for (var id : (List<?>) query.getOrDefault("cursors", List.of())) {
            long number = ((Number) id).longValue();
            (cursors.close(number) ? killed : notFound).add(number);
        }
        return new Document("cursorsKilled", killed)
                .append("cursorsNotFound", notFound)
                .append("ok", 1.0);
    }

    @Override
    public void closeCursors(List<Long> ids) {
        ids.forEach(cursors::close);
    }
}
