package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.upload.Line;
import dev.latchkey.credential.upload.Lines;
import java.io.Reader;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The logs of Dovecot and Postfix, a line each: their own files, as syslogs and journald write them, as containers put
 * them out, and as JSON (journald, Docker, Loki, Elasticsearch and others), one within the other.
 */
final class MailLog implements LogFormat {
    /** JSON within a line within JSON: whoever collects adds one. */
    private static final int MOST_LEVELS = 4;

    private final LogTimes times;
    private final MailMessage messages;
    private final JsonEntry entries;

    /** @param domain of logins that say none */
    MailLog(LogTimes times, @Nullable String domain) {
        this.times = times;
        this.messages = new MailMessage(domain);
        this.entries = new JsonEntry(this, times, domain);
    }

    @Override
    public Stream<ParsedLine> read(Reader text) {
        return new Lines(text)
                .stream()
                        .filter(line -> !line.whole() || !line.text().isBlank())
                        .map(line -> new ParsedLine(line.number(), read(line)));
    }

    LogEntryReading read(Line line) {
        if (!line.whole()) {
            return new LogEntryReading.Unclear("it is too long");
        }
        return read(line.text(), null, 0);
    }

    /**
     * What a line says that stands within something else.
     *
     * @param known its time, where what is around it says one
     * @param level how many things are around it
     */
    LogEntryReading read(String line, @Nullable Instant known, int level) {
        if (line.indexOf('\0') >= 0 || level > MOST_LEVELS) {
            return new LogEntryReading.Unclear(
                    level > MOST_LEVELS ? "it is nested too deep" : "it has a NUL character");
        }
        LogPrefix prefix = new LogPrefix(line);
        Optional<Instant> at =
                Optional.ofNullable(known).or(() -> prefix.stamp().flatMap(times::of));
        if (prefix.message().startsWith("{")) {
            return entries.read(prefix.message(), at.orElse(null), level + 1);
        }
        return known == null && prefix.stamp().isEmpty()
                ? new LogEntryReading.Unclear("it does not begin with a time")
                : messages.read(prefix.message(), () -> at);
    }

    /** What an object says that stands there by itself. */
    LogEntryReading read(JsonCells cells) {
        return entries.read(cells, null, 1);
    }
}
