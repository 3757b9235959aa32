package dev.latchkey.credential.protocol;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemDetails;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What a front door is sent back. */
record DoorResponse(int status, Map<String, String> headers, byte[] body) implements DeferredResponse {
    private static final byte[] EMPTY = {};

    @Override
    public DoorResponse encode() {
        return this;
    }

    /** @param bodiless as HEAD has it: with the length of a body that does not follow */
    FullHttpResponse toHttp(boolean bodiless) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                bodiless ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body),
                DefaultHttpHeadersFactory.headersFactory().newHeaders(),
                EmptyHttpHeaders.INSTANCE);
        headers.forEach(response.headers()::set);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return response;
    }

    static DoorResponse of(int status) {
        return new DoorResponse(status, Map.of(), EMPTY);
    }

    static DoorResponse of(int status, Map<String, String> headers) {
        return new DoorResponse(status, headers, EMPTY);
    }

    static DoorResponse json(int status, Object body) {
        return new DoorResponse(status, Map.of("Content-Type", "application/json"), DoorJson.write(body));
    }

    /** A problem detail (RFC 9457). */
    static DoorResponse problem(HttpStatus status, String detail, List<FieldProblem> fields) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/problem+json");
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.put("Retry-After", "2");
        }
        return new DoorResponse(status.value(), headers, DoorJson.write(ProblemDetails.of(status, detail, fields)));
    }

    static DoorResponse problem(HttpStatus status, String detail) {
        return problem(status, detail, List.of());
    }

    static DoorResponse unavailable() {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "The sign-in cannot be decided right now. Try again shortly.");
    }
}
