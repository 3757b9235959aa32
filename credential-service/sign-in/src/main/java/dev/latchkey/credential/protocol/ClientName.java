package dev.latchkey.credential.protocol;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a program says of itself, as people read it: of the list that IMAP's ID is (RFC 2971), the name and the version.
 * Anything else (a User-Agent, the name of an EHLO) stays as it is. What is not told is left out.
 */
final class ClientName {
    private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*+)\"|(NIL)";
    private static final Pattern PAIR =
            Pattern.compile("\\G\\s*(?:" + STRING + ")\\s+(?:" + STRING + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private ClientName() {}

    /** Null where nothing is said that names a program. */
    static @Nullable String of(@Nullable String told) {
        String text = told == null ? "" : told.strip();
        if (text.isEmpty() || text.equalsIgnoreCase("NIL")) {
            return null;
        }
        String list = text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
        return list.isBlank() ? null : list.strip().startsWith("\"") ? ofList(list.strip(), text) : text;
    }

    private static @Nullable String ofList(String list, String otherwise) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(list);
        int end = 0;
        while (pair.find()) {
            end = pair.end();
            if (pair.group(1) != null && pair.group(3) != null) {
                fields.putIfAbsent(unescaped(pair.group(1)).toLowerCase(Locale.ROOT), unescaped(pair.group(3)));
            }
        }
        return end == list.length() ? named(fields) : otherwise;
    }

    private static @Nullable String named(Map<String, String> fields) {
        String name =
                fields.getOrDefault("name", fields.getOrDefault("vendor", "")).strip();
        String version = fields.getOrDefault("version", "").strip();
        if (name.isEmpty()) {
            return null;
        }
        return version.isEmpty() || name.endsWith(version) ? name : name + " " + version;
    }

    private static String unescaped(String quoted) {
        return ESCAPED.matcher(quoted).replaceAll("$1");
    }
}
