package dev.latchkey.kit.request;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON bodies; of one that does not fit, it tells everything that is wrong. */
final class JsonBodyDecoder extends JacksonJsonDecoder {
    private final JsonMapper json;

    JsonBodyDecoder(JsonMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    public Object decode(
            DataBuffer buffer, ResolvableType type, @Nullable MimeType mime, @Nullable Map<String, Object> hints) {
        byte[] body = new byte[buffer.readableByteCount()];
        buffer.read(body);
        DataBufferUtils.release(buffer);
        try {
            return super.decode(DefaultDataBufferFactory.sharedInstance.wrap(body), type, mime, hints);
        } catch (DecodingException broken) {
            if (broken.getCause() instanceof JacksonException first) {
                throw new DecodingException(
                        "The body does not fit.",
                        new JsonProblems(json, json.constructType(type.getType()), body).from(first));
            }
            throw broken;
        }
    }
}
