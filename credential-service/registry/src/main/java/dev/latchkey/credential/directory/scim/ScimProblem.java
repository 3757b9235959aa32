package dev.latchkey.credential.directory.scim;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ErrorResponse;
import dev.latchkey.kit.text.ShownText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An expected "no", told to the client as a SCIM error (RFC 7644, section 3.12). */
public final class ScimProblem extends RuntimeException {
    private static final int LONGEST = 100;

    private final HttpStatus status;
    private final @Nullable String scimType;

    public ScimProblem(HttpStatus status, @Nullable String scimType, String detail) {
        super(ShownText.replaced(detail, " "), null, false, false);
        this.status = status;
        this.scimType = scimType;
    }

    /** 400: what was given for a field will not do. */
    public static ScimProblem invalidValue(String field, String given, String expected) {
        return bad("invalidValue", field, given, expected);
    }

    /** 400: the message is not built as the specification wants it. */
    public static ScimProblem invalidSyntax(String field, String given, String expected) {
        return bad("invalidSyntax", field, given, expected);
    }

    /** 400: the filter cannot be read. */
    public static ScimProblem invalidFilter(String given, String expected) {
        return bad("invalidFilter", "filter", given, expected);
    }

    /** 400: the path of a PATCH operation cannot be read, or leads nowhere that this operation could change. */
    public static ScimProblem invalidPath(String field, String given, String expected) {
        return bad("invalidPath", field, given, expected);
    }

    /** 400: the path of a PATCH operation leads to nothing. */
    public static ScimProblem noTarget(String field, String given, String expected) {
        return bad("noTarget", field, given, expected);
    }

    /** 400: there is more than can be worked on at once. */
    static ScimProblem tooMany(int most) {
        return new ScimProblem(
                HttpStatus.BAD_REQUEST,
                "tooMany",
                "More than " + most + " resources would have to be sorted (expected: a filter, or no sortBy).");
    }

    /** 501: the specification has it, and this service does not. */
    public static ScimProblem notImplemented(String what) {
        return new ScimProblem(HttpStatus.NOT_IMPLEMENTED, null, what);
    }

    private static ScimProblem bad(String scimType, String field, String given, String expected) {
        String shown = given.length() > LONGEST ? given.substring(0, LONGEST) + "…" : given;
        return new ScimProblem(
                HttpStatus.BAD_REQUEST, scimType, field + ": " + shown + " (expected: " + expected + ")");
    }

    /** 409: another resource has it. */
    public static ScimProblem uniqueness(String detail) {
        return new ScimProblem(HttpStatus.CONFLICT, "uniqueness", detail);
    }

    /** 409: others kept changing the resource. */
    public static ScimProblem overtaken() {
        return new ScimProblem(HttpStatus.CONFLICT, null, "The resource was changed meanwhile. Try again.");
    }

    /** 404; also for what is another tenant's, which must look as if it did not exist. */
    public static ScimProblem notFound(String what, String id) {
        return new ScimProblem(HttpStatus.NOT_FOUND, null, "There is no " + what + " " + id + ".");
    }

    /** 412: the resource is no longer what the client thinks it is. */
    public static ScimProblem stale(String version) {
        return new ScimProblem(
                HttpStatus.PRECONDITION_FAILED,
                null,
                "If-Match names other versions than the current " + version + ".");
    }

    static ScimProblem of(ScimException failure) {
        ErrorResponse error = failure.getScimError();
        HttpStatus status = HttpStatus.resolve(error.getStatus());
        return new ScimProblem(
                status == null ? HttpStatus.BAD_REQUEST : status,
                error.getScimType(),
                String.valueOf(error.getDetail()));
    }

    /** The HTTP status. */
    public HttpStatus status() {
        return status;
    }

    /** The keyword of RFC 7644, table 9, where there is one. */
    public @Nullable String scimType() {
        return scimType;
    }
}
