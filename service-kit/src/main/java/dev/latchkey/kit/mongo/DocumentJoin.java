package dev.latchkey.kit.mongo;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/**
 * A document of another collection that is read along with each one that an aggregation finds, by its {@code _id}: one
 * command where there would be two.
 *
 * @param collection whose it is
 * @param idField    the field of what is found that has its {@code _id}
 * @param read       makes of it what is wanted
 */
public record DocumentJoin<T>(String collection, String idField, Function<Document, T> read) {
    /** The stage that does so. */
    public Document stage() {
        return new Document(
                "$lookup",
                new Document("from", collection)
                        .append("localField", idField)
                        .append("foreignField", "_id")
                        .append("as", joined()));
    }

    /** What was read along with a document that was found behind that stage; absent where there is none. */
    public Optional<T> of(Document found) {
        return found.getList(joined(), Document.class, List.of()).stream()
                .findFirst()
                .map(read);
    }

    private String joined() {
        return "joined_" + collection;
    }
}
