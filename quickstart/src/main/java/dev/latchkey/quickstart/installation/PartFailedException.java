package dev.latchkey.quickstart.installation;

import java.nio.file.Path;
import java.util.List;

/** A part did not start or did not stop. */
public final class PartFailedException extends RuntimeException {

    private final transient Part part;
    private final transient List<String> lastLines;

    PartFailedException(Part part, String what, Path log) {
        super(part.title() + " " + what + "; its log is " + log);
        this.part = part;
        this.lastLines = Logs.lastWords(log, 15);
    }

    /** Which one. */
    public Part part() {
        return part;
    }

    /** The end of its log. */
    public List<String> lastLines() {
        return lastLines;
    }
}
