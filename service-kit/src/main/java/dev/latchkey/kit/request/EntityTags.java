package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Entity tags and lists of them (RFC 9110, section 8.8.3). */
public final class EntityTags {
    static final String ANY = "*";

    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7e]*+\"";
    private static final Pattern EACH = Pattern.compile(TAG);
    /** Empty elements are allowed for (RFC 9110, section 5.6.1.2), as long as there is a tag. */
    private static final Pattern LIST =
            Pattern.compile("[ \\t,]*+" + TAG + "(?:[ \\t]*+,[ \\t]*+(?:" + TAG + ")?+)*+[ \\t]*+");

    private EntityTags() {}

    /** The entity tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The tags that a header lists.
     *
     * @throws ProblemException 400 where it is no such list
     */
    static List<String> parse(String header, List<String> lines) {
        String value = String.join(",", lines).strip();
        if (value.equals(ANY)) {
            return List.of(ANY);
        }
        if (!LIST.matcher(value).matches()) {
            throw ProblemException.badField(header, value, "ETags in double quotes such as \"7\", or *");
        }
        return EACH.matcher(value).results().map(MatchResult::group).toList();
    }
}
