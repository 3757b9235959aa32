package dev.latchkey.kit.problem;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An expected "no", told to the client as a problem detail (RFC 9457). */
public final class ProblemException extends RuntimeException {
    private static final Pattern SAID =
            Pattern.compile("(?s)(?<field>[\\w.\\[\\]-]+): (?<given>.*) \\(expected: (?<expected>.*)\\)");

    private final HttpStatus status;
    private final List<FieldProblem> fields;
    private final @Nullable String challenge;

    public ProblemException(HttpStatus status, String detail, List<FieldProblem> fields) {
        this(status, detail, fields, null);
    }

    private ProblemException(HttpStatus status, String detail, List<FieldProblem> fields, @Nullable String challenge) {
        super(detail, null, false, false);
        this.status = status;
        this.fields = List.copyOf(fields);
        this.challenge = challenge;
    }

    /** 400: one field is wrong. */
    public static ProblemException badField(String field, String given, String expected) {
        return badFields(List.of(new FieldProblem(field, given, expected)));
    }

    /** 400: the request as a whole is wrong. */
    public static ProblemException body(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, detail, List.of());
    }

    /** 400: what a constructor refused, with its field where it names one as in "ttl: PT0S (expected: > 0)". */
    public static ProblemException refused(IllegalArgumentException refusal) {
        String message = String.valueOf(refusal.getMessage());
        Matcher said = SAID.matcher(message);
        return said.matches()
                ? badField(said.group("field"), said.group("given"), said.group("expected"))
                : body(message);
    }

    /** 400: some fields are wrong. */
    public static ProblemException badFields(List<FieldProblem> fields) {
        FieldProblem first = fields.getFirst();
        String detail = first.field() + ": " + first.given() + " (expected: " + first.expected() + ")";
        return new ProblemException(HttpStatus.BAD_REQUEST, detail, fields);
    }

    /**
     * 401: who calls has to sign in, or to sign in again.
     *
     * @param challenge what {@code WWW-Authenticate} says (RFC 9110, section 11.6.1)
     */
    public static ProblemException challenge(String detail, String challenge) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, detail, List.of(), challenge);
    }

    /** 403. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, detail, List.of());
    }

    /** 404; also for what is another tenant's, which must look as if it did not exist. */
    public static ProblemException notFound(String what, String id) {
        return new ProblemException(HttpStatus.NOT_FOUND, "There is no " + what + " " + id + ".", List.of());
    }

    /** 409. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(HttpStatus.CONFLICT, detail, List.of());
    }

    /** 412: the resource is no longer what the client thinks it is. */
    public static ProblemException stale(String detail) {
        return new ProblemException(HttpStatus.PRECONDITION_FAILED, detail, List.of());
    }

    /** 429: whoever calls has too much going on already; they may come again once some of it has ended. */
    public static ProblemException tooMany(String detail) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, detail, List.of());
    }

    /** 503: a dependency is away; nothing was changed, or what was changed will be carried through. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of());
    }

    /** The HTTP status. */
    public HttpStatus status() {
        return status;
    }

    /** The fields that are wrong. */
    public List<FieldProblem> fields() {
        return fields;
    }

    /** What {@code WWW-Authenticate} is to say, if anything. */
    public Optional<String> challenge() {
        return Optional.ofNullable(challenge);
    }
}
