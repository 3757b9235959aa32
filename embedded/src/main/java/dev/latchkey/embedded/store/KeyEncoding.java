package dev.latchkey.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes whose order is MongoDB's order of values: first by type, then within the type. No encoding is the
 * beginning of another one. Numbers of all types that are equal are the same bytes; decimals are as precise as doubles.
 * Texts are in the order of Java, as the matcher compares them, which puts what is beyond U+FFFF before U+E000.
 */
public final class KeyEncoding {
    private static final int END = 0x00;
    private static final int MIN_KEY = 0x02;
    private static final int NO_ELEMENT = 0x04;
    private static final int NULL = 0x06;
    private static final int NUMBER = 0x10;
    private static final int TEXT = 0x18;
    private static final int DOCUMENT = 0x20;
    private static final int ARRAY = 0x28;
    private static final int BINARY = 0x30;
    private static final int LEGACY_UUID = 0x34;
    private static final int RANDOM_UUID = 0x38;
    private static final int OBJECT_ID = 0x40;
    private static final int BOOLEAN = 0x48;
    private static final int TIME = 0x50;
    private static final int TIMESTAMP = 0x58;
    private static final int REGEX = 0x60;
    private static final int CODE = 0x68;
    private static final int MAX_KEY = 0x70;

    /** How far a number may be from the double next to it; twice that fits into two bytes. */
    private static final int ROUNDED_BY = 1 << 14;

    private KeyEncoding() {}

    /** The bytes of a value; what is missing is null. */
    public static byte[] of(@Nullable Object value) {
        var out = new KeyBytes();
        write(value, out);
        return out.toArray();
    }

    /** What an array without elements is in an index, and in an order. */
    public static byte[] ofNoElement() {
        return new byte[] {NO_ELEMENT};
    }

    /** What all values of the type of this one begin with, and none of another type. */
    public static byte[] typeOf(Object value) {
        return new byte[] {of(value)[0]};
    }

    private static void write(@Nullable Object value, KeyBytes out) {
        switch (value) {
            case null -> out.put(NULL);
            case Missing missing -> out.put(NULL);
            case Number number -> writeNumber(number, out.put(NUMBER));
            case String text -> writeText(text, out.put(TEXT));
            case Instant time -> out.put(TIME).putSignedLong(time.toEpochMilli());
            case Boolean truth -> out.put(BOOLEAN).put(truth ? 1 : 0);
            case Document document -> writeDocument(document, out.put(DOCUMENT));
            case Collection<?> array -> writeArray(array, out.put(ARRAY));
            default -> writeOther(value, out);
        }
    }

    private static void writeOther(Object value, KeyBytes out) {
        switch (value) {
            case ObjectId id -> out.put(OBJECT_ID).put(id.toByteArray());
            case UUID uuid -> writeUuid(uuid, out.put(RANDOM_UUID));
            case LegacyUUID uuid -> writeUuid(uuid.getUuid(), out.put(LEGACY_UUID));
            case BinData data -> out.put(BINARY).putInt(data.getData().length).put(data.getData());
            case BsonTimestamp timestamp -> out.put(TIMESTAMP).putLong(timestamp.getValue());
            case MinKey least -> out.put(MIN_KEY);
            case MaxKey greatest -> out.put(MAX_KEY);
            case BsonRegularExpression regex ->
                writeText(regex.getOptions(), writeText(regex.getPattern(), out.put(REGEX)));
            case BsonJavaScript script -> writeText(script.getCode(), out.put(CODE));
            default -> throw new IllegalArgumentException("value of " + value.getClass() + " (expected: a BSON type)");
        }
    }

    /** The double next to it; then, of numbers that are next to the same, how far each is from it. */
    private static void writeNumber(Number number, KeyBytes out) {
        double near = number.doubleValue() + 0.0;
        long rounded = number instanceof Long exact ? exact - (long) near : 0;
        long bits = Double.doubleToLongBits(near);
        out.putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        int shifted = (int) rounded + ROUNDED_BY;
        out.put(shifted >>> 8).put(shifted);
    }

    /** UTF-16 units, each as UTF-8 would write it; the two lowest bytes are escaped, so that the lowest can be the end. */
    private static KeyBytes writeText(String text, KeyBytes out) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x02) {
                out.put(0x01).put(unit + 1);
            } else if (unit < 0x80) {
                out.put(unit);
            } else if (unit < 0x800) {
                out.put(0xC0 | unit >> 6).put(0x80 | unit & 0x3F);
            } else {
                out.put(0xE0 | unit >> 12).put(0x80 | unit >> 6 & 0x3F).put(0x80 | unit & 0x3F);
            }
        }
        return out.put(END);
    }

    /** Field by field: the type of the value, the name, the value. */
    private static void writeDocument(Document document, KeyBytes out) {
        document.forEach((name, value) -> {
            byte[] encoded = of(value);
            out.put(encoded[0]);
            writeText(name, out).put(encoded);
        });
        out.put(END);
    }

    private static void writeArray(Collection<?> array, KeyBytes out) {
        array.forEach(element -> write(element, out));
        out.put(END);
    }

    private static void writeUuid(UUID uuid, KeyBytes out) {
        out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }
}
