package dev.latchkey.credential.migration.log;

import java.io.Reader;
import java.util.stream.Stream;

/** A form in which sign-in logs come. */
@FunctionalInterface
public interface LogFormat {
    /** What is in the text, read as it is asked for. */
    Stream<ParsedLine> read(Reader text);
}
