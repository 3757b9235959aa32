package dev.latchkey.kit.queryplan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/** What the integration tests of a module have recorded. */
final class Recordings {
    private final List<BsonDocument> lines;

    private Recordings(List<BsonDocument> lines) {
        this.lines = lines;
    }

    static Recordings read() {
        try (Stream<Path> files = Files.exists(QueryRecorder.DIRECTORY)
                ? Files.list(QueryRecorder.DIRECTORY).sorted()
                : Stream.of()) {
            return new Recordings(
                    files.flatMap(Recordings::lines).map(BsonDocument::parse).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Removes them. */
    static void forget() {
        try (Stream<Path> files = Files.list(QueryRecorder.DIRECTORY)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** By what they ask for, whatever the values are. */
    SortedMap<String, RecordedQuery> queries() {
        SortedMap<String, RecordedQuery> all = new TreeMap<>();
        of(QueryRecorder.QUERY).map(RecordedQuery::read).forEach(query -> all.putIfAbsent(query.shape(), query));
        return all;
    }

    /** What each collection has, in the order in which they are created. */
    SortedMap<String, List<CreatedIndex>> indexes() {
        SortedMap<String, Map<String, CreatedIndex>> all = new TreeMap<>();
        of(QueryRecorder.INDEXES)
                .forEach(line -> line.getArray(QueryRecorder.INDEXES).stream()
                        .map(index -> new CreatedIndex(index.asDocument()))
                        .forEach(index -> all.computeIfAbsent(collection(line), name -> new LinkedHashMap<>())
                                .putIfAbsent(index.name(), index)));
        return all.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> List.copyOf(each.getValue().values()),
                        (one, same) -> one,
                        TreeMap::new));
    }

    /** A document of each collection that any was put into. */
    Map<String, BsonDocument> documents() {
        return of(QueryRecorder.DOCUMENT)
                .collect(Collectors.toMap(
                        Recordings::collection, line -> line.getDocument(QueryRecorder.DOCUMENT), (one, other) -> one));
    }

    /** The lines of the service from which collections were asked. */
    Set<String> calls() {
        return of(QueryRecorder.CALL)
                .map(line -> line.getString(QueryRecorder.CALL).getValue())
                .collect(Collectors.toSet());
    }

    private static String collection(BsonDocument line) {
        return line.getString(QueryRecorder.COLLECTION).getValue();
    }

    private Stream<BsonDocument> of(String kind) {
        return lines.stream()
                .filter(line -> line.getString("kind").getValue().equals(kind))
                .map(line -> line.getDocument("what"));
    }
}
