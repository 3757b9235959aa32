package dev.latchkey.quickstart.journey.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.mongodb.client.MongoClients;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the system and its front doors have written, as bytes read as ISO-8859-1, piece by piece and by where
 * it is. Only what is there to hold secrets is left out: the keys, the demo people's passwords, the front doors'
 * configuration.
 */
public final class Everything {

    private static final Set<String> MEANT_TO_HOLD_SECRETS = Set.of("keys", "people");
    private static final Pattern PREALLOCATED = Pattern.compile(".*\\.(time)?index");
    private static final Pattern WRITTEN_BY_DOORS = Pattern.compile(".*\\.(log|out)|.*/mail/.*");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WholeSystem system;
    private final BiConsumer<String, String> authentication;

    private Everything(WholeSystem system, BiConsumer<String, String> authentication) {
        this.system = system;
        this.authentication = authentication;
    }

    /** Hands each piece to the visitor: where it is, and what it says. */
    public static void visit(WholeSystem system, BiConsumer<String, String> authentication) {
        var everything = new Everything(system, authentication);
        everything.visitHome();
        everything.visitDoors();
        everything.visitTopics();
        everything.visitDatabase();
    }

    private void visitHome() {
        var home = system.installation().home();
        for (var file : files(home)) {
            var inHome = home.relativize(file);
            var hidden = MEANT_TO_HOLD_SECRETS.contains(inHome.getName(0).toString());
            if (!hidden && !PREALLOCATED.matcher(inHome.toString()).matches()) {
                authentication.accept("file " + inHome, read(file));
            }
        }
    }

    /** Front doors log into their trial directories. */
    private void visitDoors() {
        for (var directory : TrialDirectory.open()) {
            files(directory).stream()
                    .filter(file -> WRITTEN_BY_DOORS.matcher(file.toString()).matches())
                    .forEach(file -> authentication.accept("door log " + file, read(file)));
        }
    }

    private static List<Path> files(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void visitTopics() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", system.installation().kafka(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics(PATIENCE).values().stream()
                    .flatMap(infos -> infos.stream().map(info -> new TopicPartition(info.topic(), info.partition())))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::visit);
            }
        }
    }

    private void visit(ConsumerRecord<byte[], byte[]> one) {
        var text = new StringBuilder(text(one.key())).append('\n').append(text(one.value()));
        one.headers()
                .forEach(header ->
                        text.append('\n').append(header.key()).append(": ").append(text(header.value())));
        authentication.accept("topic " + one.topic(), text.toString());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    private void visitDatabase() {
        try (var client = MongoClients.create(system.installation().mongodb())) {
            for (var name : client.listDatabaseNames()) {
                var database = client.getDatabase(name);
                for (var collection : database.listCollectionNames()) {
                    var documents = database.getCollection(collection, RawBsonDocument.class);
                    documents
                            .find()
                            .forEach(
                                    each -> authentication.accept("collection " + name + "." + collection, bson(each)));
                }
            }
        }
    }

    /** The document's own bytes, which hold every string as it is. */
    private static String bson(RawBsonDocument document) {
        var buffer = document.getByteBuffer().asNIO();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return text(bytes);
    }
}
