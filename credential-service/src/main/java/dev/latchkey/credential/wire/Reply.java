package dev.latchkey.credential.wire;

import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What a front door is sent back. */
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] EMPTY = {};

    static Reply of(int status) {
        return new Reply(status, Map.of(), EMPTY);
    }

    static Reply of(int status, Map<String, String> headers) {
        return new Reply(status, headers, EMPTY);
    }

    static Reply json(int status, Object body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), WireJson.write(body));
    }

    /** A problem detail (RFC 9457). */
    static Reply problem(HttpStatus status, String detail, List<FieldProblem> fields) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/problem+json");
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.put("Retry-After", "2");
        }
        return new Reply(status.value(), headers, WireJson.write(Problems.of(status, detail, fields)));
    }

    static Reply problem(HttpStatus status, String detail) {
        return problem(status, detail, List.of());
    }

    static Reply unavailable() {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "The sign-in cannot be decided right now. Try again shortly.");
    }
}
