package dev.latchkey.credential.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/** What can be asked of the front-door listener, as OpenAPI; for everybody, as there is no key before a door is set up. */
final class FrontDoorsOpenApi {
    static final String PATH = "/openapi.yaml";

    private static final String RESOURCE = "/front-doors-openapi.yaml";
    private static final byte[] TEXT = read();

    private FrontDoorsOpenApi() {}

    private static byte[] read() {
        try (InputStream in = Objects.requireNonNull(FrontDoorsOpenApi.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The document, by GET. */
    static DoorResponse answer(String method) {
        // RFC 9512
        return method.equals("GET")
                ? new DoorResponse(200, Map.of("Content-Type", "application/yaml"), TEXT)
                : DoorResponse.problem(HttpStatus.METHOD_NOT_ALLOWED, "The document is read by GET.");
    }
}
