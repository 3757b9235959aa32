package dev.latchkey.credential.wire;

import dev.latchkey.kit.web.FieldProblem;
import java.util.List;

/** What a door sent cannot be an attempt. */
final class BadRequest extends RuntimeException {
    private final List<FieldProblem> fields;

    BadRequest(FieldProblem field) {
        super(field.field() + ": " + field.given() + " (expected: " + field.expected() + ")", null, false, false);
        this.fields = List.of(field);
    }

    BadRequest(String detail) {
        super(detail, null, false, false);
        this.fields = List.of();
    }

    List<FieldProblem> fields() {
        return fields;
    }
}
