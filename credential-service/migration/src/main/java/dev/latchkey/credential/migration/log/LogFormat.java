package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.upload.Lines;
import java.util.stream.Stream;

/** A form in which sign-in logs come. */
@FunctionalInterface
public interface LogFormat {
    /** What the lines say, read as it is asked for. */
    Stream<ParsedLine> read(Lines lines);
}
