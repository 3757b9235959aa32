package dev.latchkey.embedded.store;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An index of a collection: what it was declared as, and where its entries are. */
public final class StoredIndex {
    /** The name of the index that every collection has: the documents themselves, which are in the order of it. */
    public static final String ID = "_id_";

    private static final String SPACE = "space";
    private static final String MULTIKEY = "multikey";

    private final Document description;
    private final int space;
    private final List<IndexField> fields;
    private volatile boolean multikey;

    StoredIndex(Document description, int space, boolean multikey) {
        this.description = description;
        this.space = space;
        this.multikey = multikey;
        this.fields = key(description).entrySet().stream()
                .map(field -> new IndexField(field.getKey(), ((Number) field.getValue()).doubleValue() > 0))
                .toList();
    }

    static StoredIndex read(Document stored) {
        var description = new Document(stored);
        int space = (Integer) requireNonNull(description.remove(SPACE));
        boolean multikey = Utils.isTrue(description.remove(MULTIKEY));
        return new StoredIndex(description, space, multikey);
    }

    Document write() {
        return new Document(description).append(SPACE, space).append(MULTIKEY, multikey);
    }

    /** As it was declared. */
    public Document description() {
        return description;
    }

    /** Its name. */
    public String name() {
        return String.valueOf(description.get("name"));
    }

    /** What it is in the order of. */
    public List<IndexField> fields() {
        return fields;
    }

    /** The same as MongoDB writes it. */
    public Document key() {
        return key(description);
    }

    private static Document key(Document description) {
        return (Document) requireNonNull(description.get("key"));
    }

    /** Whether no two documents may have the same values. */
    public boolean isUnique() {
        return Utils.isTrue(description.get("unique"));
    }

    /** Whether documents that have none of the fields are not in it. */
    public boolean isSparse() {
        return Utils.isTrue(description.get("sparse"));
    }

    /** What documents that are in it match; null is anything. */
    public @Nullable Document filter() {
        return (Document) description.get("partialFilterExpression");
    }

    /** How long after the time in its only field a document is removed. */
    public Optional<Duration> expiry() {
        return Optional.ofNullable((Number) description.get("expireAfterSeconds"))
                .map(seconds -> Duration.ofSeconds(seconds.longValue()));
    }

    /** Whether a document may be in it more than once, for each element of an array. */
    public boolean isMultikey() {
        return multikey;
    }

    void setMultikey() {
        multikey = true;
    }

    /** What its entries begin with. */
    public byte[] prefix() {
        return new KeyBytes().putInt(space).toArray();
    }

    /** The key of the document that an entry is of. */
    public static byte[] documentOf(byte[] entry, byte[] value) {
        int length = (value[0] & 0xFF) << 16 | (value[1] & 0xFF) << 8 | value[2] & 0xFF;
        return Arrays.copyOfRange(entry, length, entry.length);
    }

    /** What is kept under an entry: where in it the key of the document begins. */
    static byte[] positionIn(byte[] beforeDocument) {
        int length = beforeDocument.length;
        return new byte[] {(byte) (length >>> 16), (byte) (length >>> 8), (byte) length};
    }
}
