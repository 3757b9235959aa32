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

    /** Whether it is the login or the secret that cannot be one, and not something that the door added. */
    boolean isTyped() {
        return fields.stream()
                .anyMatch(each -> each.field().equals("login") || each.field().equals("secret"));
    }

    List<FieldProblem> fields() {
        return fields;
    }
}
