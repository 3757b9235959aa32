package dev.latchkey.kit.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field of a JSON body is wrong. */
final class JsonProblem {
    // What a record's constructor says: "ttl: PT0S (expected: > 0)".
    private static final Pattern SAID =
            Pattern.compile("(?s)(?<field>[\\w.\\[\\]-]+): (?<given>.*) \\(expected: (?<expected>.*)\\)");
    private static final Pattern ACCEPTED = Pattern.compile("accepted for Enum class: (\\[[^\\]]*])");
    private static final Pattern SECRET = Pattern.compile(".*(secret|password|token|key).*");

    private JsonProblem() {}

    static ProblemException of(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                field(unknown, "unknown field", "one of " + unknown.getKnownPropertyIds());
            case InvalidFormatException format -> field(format, String.valueOf(format.getValue()), wanted(format));
            case StreamReadException syntax -> body("The body is not well-formed JSON (" + where(syntax) + ").");
            case DatabindException bind when bind.getCause() instanceof ProblemException said -> said;
            case DatabindException bind when bind.getCause() instanceof IllegalArgumentException said -> of(said);
            case MismatchedInputException other
            when other.getTargetType() != null ->
                field(other, "a value that does not fit", "a value of type " + name(other.getTargetType()));
            case DatabindException other -> field(other, "a value that does not fit", "the documented type");
            default -> body("The body could not be read (" + where(failure) + ").");
        };
    }

    /** What a constructor refused, with its field where it names one in the way of this house. */
    static ProblemException of(IllegalArgumentException refused) {
        String message = String.valueOf(refused.getMessage());
        Matcher said = SAID.matcher(message);
        return said.matches()
                ? ProblemException.badField(said.group("field"), said.group("given"), said.group("expected"))
                : body(message);
    }

    static ProblemException body(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, detail, List.of());
    }

    private static ProblemException field(DatabindException failure, String given, String expected) {
        String path = path(failure);
        boolean secret = SECRET.matcher(path.toLowerCase(Locale.ROOT)).matches();
        return ProblemException.badField(path, secret ? "(not shown)" : given, expected);
    }

    private static String path(DatabindException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String wanted(InvalidFormatException failure) {
        Matcher accepted = ACCEPTED.matcher(failure.getOriginalMessage());
        return accepted.find() ? "one of " + accepted.group(1) : "a value of type " + name(failure.getTargetType());
    }

    static String name(@Nullable Class<?> type) {
        if (type == null) {
            return "the documented type";
        }
        return type.isEnum() ? Arrays.toString(type.getEnumConstants()) : type.getSimpleName();
    }

    private static String where(JacksonException failure) {
        return "line " + failure.getLocation().getLineNr() + ", column "
                + failure.getLocation().getColumnNr();
    }
}
