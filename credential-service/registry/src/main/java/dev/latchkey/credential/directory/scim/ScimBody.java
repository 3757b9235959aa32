package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** The body of a request: whatever it calls itself, and larger than elsewhere, for groups of many members. */
public final class ScimBody {
    static final DataSize LIMIT = DataSize.ofKilobytes(1024);

    private ScimBody() {}

    /** Reads it. */
    public static Mono<ObjectNode> of(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), (int) LIMIT.toBytes())
                .map(ScimBody::bytes)
                .switchIfEmpty(Mono.error(() -> ScimProblem.invalidSyntax("body", "nothing", "a JSON object")))
                .map(ScimJson::read);
    }

    private static byte[] bytes(DataBuffer joined) {
        byte[] bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        DataBufferUtils.release(joined);
        return bytes;
    }
}
