package dev.latchkey.events;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectWriter;

/**
 * Writes one value after the other as JSON, with a generator and a buffer that each thread keeps: making them for each value
 * is more garbage than the value is bytes. Nothing secret is written so: it would stay in the buffer until the next value.
 */
public final class JsonBytes {
    /** What a thread keeps is no larger for one value that was. */
    private static final int LARGEST_KEPT = 64 * 1024;

    private final ThreadLocal<Output> outputs;

    /** @param mapper decides how values are written */
    public JsonBytes(ObjectMapper mapper) {
        ObjectWriter writer = mapper.writer().withRootValueSeparator("");
        this.outputs = ThreadLocal.withInitial(() -> new Output(writer));
    }

    /**
     * The UTF-8 JSON of a value.
     *
     * @throws tools.jackson.core.JacksonException where it has none
     */
    public byte[] of(Object value) {
        Output output = outputs.get();
        boolean reusable = false;
        try {
            byte[] json = output.write(value);
            reusable = json.length <= LARGEST_KEPT;
            return json;
        } finally {
            if (!reusable) {
                // One that failed half-way would go on in the next.
                outputs.remove();
            }
        }
    }

    private static final class Output {
        private final ObjectWriter writer;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        private final JsonGenerator generator;

        private Output(ObjectWriter writer) {
            this.writer = writer;
            this.generator = writer.createGenerator(bytes);
        }

        private byte[] write(Object value) {
            bytes.reset();
            writer.writeValue(generator, value);
            return bytes.toByteArray();
        }
    }
}
