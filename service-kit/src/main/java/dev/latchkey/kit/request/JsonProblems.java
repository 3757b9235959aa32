package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is wrong with a JSON body. Jackson gives up at the first fault: what is at fault is taken out, and the
 * rest read again, until nothing more is found.
 */
final class JsonProblems {
    private static final int AT_MOST = 50;

    private final JsonMapper json;
    private final JavaType type;
    private final byte[] body;
    private final FaultyField faulty;
    private final List<FieldProblem> found = new ArrayList<>();

    JsonProblems(JsonMapper json, JavaType type, byte[] body) {
        this.json = json;
        this.type = type;
        this.body = body;
        this.faulty = new FaultyField(json);
    }

    ProblemException from(JacksonException first) {
        if (String.valueOf(first.getOriginalMessage()).startsWith("Trailing token")) {
            return ProblemException.body("The body goes on behind its end (expected: one JSON value).");
        }
        try {
            return gathered(new JsonTree(json.readTree(body)), first);
        } catch (JacksonException unreadable) {
            return ProblemException.body("The body is not well-formed JSON, or too deep" + where(unreadable) + ".");
        }
    }

    private ProblemException gathered(JsonTree tree, JacksonException first) {
        JacksonException failure = first;
        while (failure != null && found.size() < AT_MOST) {
            JsonTree.Place place = tree.at(failure.getPath());
            found.addAll(faulty.problems(failure, place));
            failure = tree.takeOut(place) ? again(tree) : null;
        }
        return ProblemException.badFields(found);
    }

    private @Nullable JacksonException again(JsonTree tree) {
        try {
            json.readerFor(type).readValue(json.treeAsTokens(tree.root()));
            return null;
        } catch (JacksonException next) {
            return next;
        }
    }

    private static String where(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
