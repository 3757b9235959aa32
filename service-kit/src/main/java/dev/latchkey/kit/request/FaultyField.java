package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.JsonTypeNames;
import dev.latchkey.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Says of one fault in a JSON body which field it is, what was given and what expected, in words of JSON. */
final class FaultyField {
    private static final Pattern SECRET = Pattern.compile(".*(secret|password|token|key).*");

    private final JsonMapper json;

    FaultyField(JsonMapper json) {
        this.json = json;
    }

    List<FieldProblem> problems(JacksonException fault, JsonTree.Place place) {
        return switch (fault.getCause()) {
            // Of an object that lacks what was taken out, nothing can be said.
            case ProblemException said -> place.holed() ? List.of() : said(said, place);
            case IllegalArgumentException said ->
                place.holed() ? List.of() : said(ProblemException.refused(said), place);
            case null, default -> List.of(problem(fault, place));
        };
    }

    private static List<FieldProblem> said(ProblemException said, JsonTree.Place place) {
        if (said.fields().isEmpty()) {
            return List.of(field(place, describe(place.node()), String.valueOf(said.getMessage())));
        }
        return said.fields().stream()
                .map(each -> new FieldProblem(below(place.path(), each.field()), each.given(), each.expected()))
                .toList();
    }

    private static String below(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private FieldProblem problem(JacksonException fault, JsonTree.Place place) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> field(place, "unknown field", alternatives(unknown));
            case MismatchedInputException other -> field(place, describe(place.node()), words(other.getTargetType()));
            case InputCoercionException number -> field(place, describe(place.node()), words(number.getTargetType()));
            default -> field(place, describe(place.node()), JsonTypeNames.of(null));
        };
    }

    private static String alternatives(UnrecognizedPropertyException unknown) {
        return "one of " + unknown.getKnownPropertyIds();
    }

    private String words(@Nullable Class<?> type) {
        return type != null && type.isEnum()
                ? "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(each -> json.valueToTree(each).asString())
                                .toList()
                : JsonTypeNames.of(type);
    }

    private static FieldProblem field(JsonTree.Place place, String given, String expected) {
        boolean secret = SECRET.matcher(place.path().toLowerCase(Locale.ROOT)).matches();
        return new FieldProblem(
                place.path().isEmpty() ? "body" : place.path(), secret ? "(not shown)" : given, expected);
    }

    private static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case MISSING -> "nothing";
            case NULL -> "null";
            default -> node.asString();
        };
    }
}
