package dev.latchkey.credential.migration.log;

import java.io.Reader;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A document of JSON: Entra's sign-ins as the portal or Graph gives them, or lines of logs that are objects. */
record JsonLog(MailLog lines) implements LogFormat {
    @Override
    public Stream<ParsedLine> read(Reader text) {
        JsonDocument document = new JsonDocument(text);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(document, Spliterator.ORDERED), false)
                .map(cells -> new ParsedLine(document.number(), lines.read(cells)));
    }
}
