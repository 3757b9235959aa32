package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.text.ShownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one request and gathers every problem, so that a caller need not find them one by one. */
public final class RequestFields {
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /** What is expected of a name that programs go by. */
    public static final String WORDS = "1 to 63 of a-z, 0-9, '.', '_' and '-', like imap";

    private final List<FieldProblem> problems = new ArrayList<>();

    /** Takes note of a problem. */
    public void wrong(String field, String given, String expected) {
        problems.add(new FieldProblem(field, given, expected));
    }

    /** Text for people to read, without the space around it. */
    public String text(String field, @Nullable String given, int longest) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty() || text.length() > longest || !ShownText.isFit(text)) {
            wrong(field, text, "1 to " + longest + " characters, " + ShownText.EXPECTED);
        }
        return text;
    }

    /** A name that programs go by, like {@code imap}. */
    public String word(String field, @Nullable String given) {
        String word = given == null ? "" : given;
        if (!isWord(word)) {
            wrong(field, word, WORDS);
        }
        return word;
    }

    /** Whether it is a name that programs go by. */
    public static boolean isWord(String given) {
        return WORD.matcher(given).matches();
    }

    /** Several of them; none where the field is absent. */
    public List<String> words(String field, @Nullable Collection<String> given) {
        return given == null
                ? List.of()
                : given.stream().map(each -> word(field, each)).toList();
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException 400, naming every field that is wrong
     */
    public void allRight() {
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
    }
}
