package dev.latchkey.credential.migration.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an object of JSON says: a sign-in of Entra ID, or a line of a log as journald, Docker, syslogs and what collects
 * from them (Fluentd, Vector, Loki, Elasticsearch, VictoriaLogs, Graylog, clouds) keep it.
 */
final class JsonEntry {
    private static final List<String> MESSAGE = List.of(
            "message",
            "msg",
            "_msg",
            "log",
            "line",
            "textpayload",
            "jsonpayload.message",
            "_source.message",
            "_source.log",
            "fields.message",
            "short_message",
            "full_message",
            "event.original",
            "logentry");
    private static final List<String> TIME = List.of(
            "__realtime_timestamp",
            "@timestamp",
            "_source.@timestamp",
            "timestamp",
            "_time",
            "time",
            "ts",
            "datetime",
            "date",
            "timegenerated",
            "timereported");
    private static final List<String> PROGRAM = List.of(
            "syslog_identifier",
            "programname",
            "program",
            "appname",
            "app_name",
            "app-name",
            "ident",
            "process.name",
            "log.syslog.appname",
            "_source.process.name",
            "syslogtag");
    private static final List<String> PROGRAMS_OF_ENTRA =
            List.of("serviceprincipalid", "properties.serviceprincipalid");

    private final MailLog lines;
    private final LogTimes times;
    private final SignInRow rows;

    JsonEntry(MailLog lines, LogTimes times, @Nullable String domain) {
        this.lines = lines;
        this.times = times;
        this.rows = new SignInRow(times, domain);
    }

    /** Whether it is a line of a log. */
    static boolean holdsMessage(JsonCells cells) {
        return cells.at(MESSAGE).isPresent();
    }

    /** As {@link #read(JsonCells, Instant, int)}, of a text that may be no such object. */
    LogEntryReading read(String text, @Nullable Instant known, int level) {
        return JsonCells.read(text)
                .map(cells -> read(cells, known, level))
                .orElseGet(() -> new LogEntryReading.Unclear("it is no whole object of JSON"));
    }

    /**
     * @param known its time, where what is around it says one and it does not
     * @param level how many things are around what it holds
     */
    LogEntryReading read(JsonCells cells, @Nullable Instant known, int level) {
        if (!cells.whole()) {
            return new LogEntryReading.Unclear("it is too long");
        }
        if (SignInColumn.areIn(cells.map().keySet())) {
            return rows.read(SignInColumn.of(cells.map()));
        }
        if (cells.leadsOn()) {
            return new LogEntryReading.Unclear("it leads to another page, which is not in this file");
        }
        Optional<String> message = cells.at(MESSAGE);
        if (message.isEmpty()) {
            return cells.at(PROGRAMS_OF_ENTRA).isPresent()
                    ? new LogEntryReading.Other()
                    : new LogEntryReading.Unclear("it has no field that holds a message (as text)");
        }
        @Nullable Instant at = cells.at(TIME).flatMap(times::any).orElse(known);
        return read(message.get(), cells.at(PROGRAM).map(JsonEntry::name), at, level);
    }

    /** The message of a mail server begins with its process; of others, it is not believed that it does. */
    private LogEntryReading read(String message, Optional<String> program, @Nullable Instant at, int level) {
        LogEntryReading bare = program.isEmpty() || LogPrefix.isOurs(program.get())
                ? lines.read(message, at, level)
                : new LogEntryReading.Other();
        return program.isEmpty() || bare instanceof LogEntryReading.Found
                ? bare
                : lines.read(program.get() + ": " + message, at, level);
    }

    private static String name(String program) {
        return program.endsWith(":") ? program.substring(0, program.length() - 1) : program;
    }
}
