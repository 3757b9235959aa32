package dev.latchkey.quickstart.terminal;

/**
 * Emphasis, where the output can show it.
 *
 * @param colours whether to use escape sequences (ECMA-48); not in files and pipes, nor where {@code NO_COLOR} is set
 */
public record Style(boolean colours) {

    /** As this process's output deserves; {@code latchkey.terminal} is set by the start script. */
    public static Style detected() {
        return new Style(Boolean.getBoolean("latchkey.terminal") && System.getenv("NO_COLOR") == null);
    }

    /** For headings and values that matter. */
    public String bold(String text) {
        return wrapped("1", text);
    }

    /** For what may be overlooked. */
    public String dim(String text) {
        return wrapped("2", text);
    }

    /** For what went well. */
    public String green(String text) {
        return wrapped("32", text);
    }

    /** For what went wrong. */
    public String red(String text) {
        return wrapped("31", text);
    }

    /** For what waits or warns. */
    public String yellow(String text) {
        return wrapped("33", text);
    }

    /** For addresses and commands. */
    public String cyan(String text) {
        return wrapped("36", text);
    }

    private String wrapped(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
