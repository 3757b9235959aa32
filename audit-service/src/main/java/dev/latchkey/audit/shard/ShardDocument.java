package dev.latchkey.audit.shard;

import dev.latchkey.audit.sequence.OpenGap;
import dev.latchkey.audit.sequence.ProducerSequence;
import dev.latchkey.audit.sequence.ShardSequences;
import dev.latchkey.kit.mongo.StoredNumbers;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/** A head as a document, and back. */
final class ShardDocument {
    private ShardDocument() {}

    static Document write(ShardHead head) {
        Document document = new Document("_id", head.shard().name())
                .append("version", head.version() + 1)
                .append("size", head.size())
                .append("chainHash", new Binary(head.chainHash()))
                .append("nextOffset", head.nextOffset())
                .append(
                        "producers",
                        head.sequences().producers().stream()
                                .map(ShardDocument::producer)
                                .toList());
        head.sequences().joinedAt().ifPresent(time -> document.append("joinedAt", Date.from(time)));
        return document;
    }

    private static Document producer(ProducerSequence sequence) {
        return new Document("producer", sequence.producer())
                .append("highest", sequence.highest())
                .append("lastSeen", Date.from(sequence.lastSeen()))
                .append("gaps", sequence.gaps().stream().map(ShardDocument::gap).toList());
    }

    private static Document gap(OpenGap gap) {
        return new Document("from", gap.from()).append("to", gap.to()).append("since", Date.from(gap.since()));
    }

    static ShardHead read(Document document) {
        List<ProducerSequence> producers = document.getList("producers", Document.class).stream()
                .map(ShardDocument::readProducer)
                .toList();
        Date joinedAt = document.getDate("joinedAt");
        return new ShardHead(
                LogShard.parse(document.getString("_id")),
                StoredNumbers.longOf(document, "version"),
                StoredNumbers.longOf(document, "size"),
                document.get("chainHash", Binary.class).getData(),
                StoredNumbers.longOf(document, "nextOffset"),
                new ShardSequences(producers, joinedAt == null ? null : joinedAt.toInstant()));
    }

    private static ProducerSequence readProducer(Document document) {
        return new ProducerSequence(
                document.getString("producer"),
                StoredNumbers.longOf(document, "highest"),
                document.getDate("lastSeen").toInstant(),
                document.getList("gaps", Document.class).stream()
                        .map(ShardDocument::readGap)
                        .toList());
    }

    private static OpenGap readGap(Document document) {
        return new OpenGap(
                StoredNumbers.longOf(document, "from"),
                StoredNumbers.longOf(document, "to"),
                document.getDate("since").toInstant());
    }
}
