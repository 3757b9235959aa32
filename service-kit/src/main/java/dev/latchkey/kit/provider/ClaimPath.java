package dev.latchkey.kit.provider;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a token: names of claims, each within the one before. Written with dots between them
 * ({@code realm_access.roles}); a name that has a dot itself is in double quotes
 * ({@code resource_access."mail.example".roles}), and what begins with {@code https://} is one name as a whole.
 */
public record ClaimPath(List<String> names) {
    private static final String NAME = "\"[^\"]+\"|[^\".\\s]+";
    private static final Pattern ONE = Pattern.compile(NAME);
    private static final Pattern ALL = Pattern.compile("(?:" + NAME + ")(?:\\.(?:" + NAME + "))*");
    /** Namespaced claims (OpenID Connect Core, section 5.1.2). */
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"]+");

    /** What is expected where {@link #parse} refuses. */
    public static final String EXPECTED =
            "names of claims with dots between them, such as realm_access.roles; a name with a dot in double quotes";

    public ClaimPath {
        names = List.copyOf(names);
    }

    /**
     * Reads it as it is written in settings.
     *
     * @throws IllegalArgumentException where it is not written so
     */
    public static ClaimPath parse(String text) {
        String path = text.strip();
        if (URL.matcher(path).matches()) {
            return new ClaimPath(List.of(path));
        }
        if (!ALL.matcher(path).matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return new ClaimPath(ONE.matcher(path)
                .results()
                .map(name -> name.group().replace("\"", ""))
                .toList());
    }

    /** The claim of that name, whatever is in the name. */
    public static ClaimPath named(String name) {
        return new ClaimPath(List.of(name));
    }

    /** The claim of that name beside this one. */
    ClaimPath sibling(String name) {
        List<String> around = names.subList(0, names.size() - 1);
        return new ClaimPath(Stream.concat(around.stream(), Stream.of(name)).toList());
    }

    /** What stands there; null where nothing does. */
    @Nullable
    Object in(Map<String, ?> claims) {
        Object found = claims;
        for (String name : names) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return found;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return names.size() == 1 && URL.matcher(names.getFirst()).matches()
                ? names.getFirst()
                : names.stream().map(ClaimPath::written).collect(Collectors.joining("."));
    }

    private static String written(String name) {
        return name.matches("[^\".\\s]+") ? name : '"' + name + '"';
    }
}
