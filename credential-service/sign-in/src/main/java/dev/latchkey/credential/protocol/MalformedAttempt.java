package dev.latchkey.credential.protocol;

import dev.latchkey.kit.problem.FieldProblem;
import java.util.Collection;
import java.util.List;

/** What a door sent cannot be an attempt. */
final class MalformedAttempt extends RuntimeException {
    private final List<FieldProblem> fields;
    private final String forLog;

    MalformedAttempt(FieldProblem field) {
        this(field, field.field());
    }

    private MalformedAttempt(FieldProblem field, String where) {
        super(field.field() + ": " + field.given() + " (expected: " + field.expected() + ")", null, false, false);
        this.fields = List.of(field);
        this.forLog = where + " (expected: " + field.expected() + ")";
    }

    MalformedAttempt(String detail) {
        super(detail, null, false, false);
        this.fields = List.of();
        this.forLog = detail;
    }

    /** A field that nobody asked for. */
    static MalformedAttempt unknownField(String name, Collection<?> known) {
        return new MalformedAttempt(new FieldProblem(name, "unknown field", "one of " + known), "unknown field");
    }

    /** What is wrong, without anything that was given: people type secrets into the wrong field. */
    String forLog() {
        return forLog;
    }

    List<FieldProblem> fields() {
        return fields;
    }
}
