package dev.latchkey.credential.protocol;

import dev.latchkey.kit.problem.FieldProblem;
import java.util.Collection;
import java.util.List;

/** What a door sent cannot be an attempt. */
final class MalformedAttempt extends RuntimeException {
    private final MalformedKind kind;
    private final List<FieldProblem> fields;
    private final String forLog;

    MalformedAttempt(FieldProblem field) {
        this(MalformedKind.FIELD, field, field.field());
    }

    private MalformedAttempt(MalformedKind kind, FieldProblem field, String where) {
        super(field.field() + ": " + field.given() + " (expected: " + field.expected() + ")", null, false, false);
        this.kind = kind;
        this.fields = List.of(field);
        this.forLog = where + " (expected: " + field.expected() + ")";
    }

    /** The body as a whole is wrong. */
    MalformedAttempt(String detail) {
        super(detail, null, false, false);
        this.kind = MalformedKind.BODY;
        this.fields = List.of();
        this.forLog = detail;
    }

    /** A field that nobody asked for. */
    static MalformedAttempt unknownField(String name, Collection<?> known) {
        FieldProblem field = new FieldProblem(name, "unknown field", "one of " + known);
        return new MalformedAttempt(MalformedKind.UNKNOWN_FIELD, field, "unknown field");
    }

    /** A header or parameter that is there several times: two programs could each believe another one. */
    static MalformedAttempt repeated(String name, int times) {
        return new MalformedAttempt(MalformedKind.REPEATED, new FieldProblem(name, times + " times", "once"), name);
    }

    MalformedKind kind() {
        return kind;
    }

    /** What is wrong, without anything that was given: people type secrets into the wrong field. */
    String forLog() {
        return forLog;
    }

    List<FieldProblem> fields() {
        return fields;
    }
}
