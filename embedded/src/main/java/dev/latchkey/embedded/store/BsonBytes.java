package dev.latchkey.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Documents as BSON, one after the other, as in a {@code .bson} file. */
public final class BsonBytes {

    private static final int LENGTH_FIELD = 4;

    private BsonBytes() {}

    /** A document as BSON. */
    public static byte[] of(Document document) {
        var buffer = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, buffer);
        var bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    /** The document that the bytes are. */
    public static Document read(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    /** The next document, or null at the end. */
    public static @Nullable Document next(DataInputStream in) throws IOException {
        var length = in.readNBytes(LENGTH_FIELD);
        if (length.length == 0) {
            return null;
        }
        var size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var rest = in.readNBytes(size - LENGTH_FIELD);
        if (rest.length < size - LENGTH_FIELD) {
            throw new EOFException("document of " + size + " bytes ends early");
        }
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(length, rest));
    }
}
