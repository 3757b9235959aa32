package dev.latchkey.kit.text;

import java.util.Locale;

/** What kind of failure it was, for people: in words, where Java has the name of a class. Never its message, which may hold anything. */
public final class FailureWords {
    private FailureWords() {}

    /** Such as {@code mongo timeout} of a {@code MongoTimeoutException}; of what wraps another, the other's. */
    public static String of(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null
                && innermost.getClass().getPackageName().startsWith("java.util.concurrent")) {
            innermost = innermost.getCause();
        }
        String name = innermost.getClass().getSimpleName().replaceFirst("(Exception|Error)$", "");
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isBlank() ? "a failure" : words;
    }
}
