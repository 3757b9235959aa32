package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.upload.CsvTable;
import dev.latchkey.credential.upload.Lines;
import dev.latchkey.kit.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sign-in log in whatever form: what it is shows at its beginning. */
public final class DetectedLog implements LogFormat {
    private static final int BEGINNING = 64 * 1024;

    private final MailLog mail;
    private final SignInTable table;
    private final boolean saidTable;

    /**
     * @param domain    of logins that say none
     * @param until     of what tells no times: when it ends
     * @param saidTable whether it is said to be a table
     */
    public DetectedLog(LogTimes times, @Nullable String domain, @Nullable Instant until, boolean saidTable) {
        this.mail = new MailLog(times, domain);
        this.table = new SignInTable(times, domain, until);
        this.saidTable = saidTable;
    }

    /** @throws ProblemException 400 where columns are missing or a document breaks off */
    @Override
    public Stream<ParsedLine> read(Reader text) {
        BufferedReader buffered = new BufferedReader(text, BEGINNING);
        return formOf(beginning(buffered)).read(buffered);
    }

    private LogFormat formOf(String beginning) {
        String trimmed = beginning.stripLeading();
        if (trimmed.matches("(?s)\\[\\s*[{\\]].*") || trimmed.startsWith("{") && !isLine(trimmed)) {
            return new JsonLog(mail);
        }
        return !trimmed.startsWith("{") && (saidTable || isTable(beginning)) ? table : mail;
    }

    /** Whether the first line is an object by itself, and no list of them. */
    private static boolean isLine(String text) {
        return JsonCells.read(text.lines().findFirst().orElse(""))
                .filter(cells ->
                        !cells.map().containsKey("value") && !cells.map().containsKey("records"))
                .filter(cells -> !cells.map().containsKey("hits.hits"))
                .isPresent();
    }

    private static boolean isTable(String beginning) {
        try {
            List<String> columns = new CsvTable(new Lines(new StringReader(beginning))).columns();
            return SmtpAuthReport.hasColumns(columns)
                    || SignInColumn.missing(columns).isEmpty();
        } catch (ProblemException none) {
            return false;
        }
    }

    private static String beginning(BufferedReader text) {
        try {
            text.mark(BEGINNING);
            char[] begin = new char[BEGINNING];
            int length = 0;
            int read = text.read(begin, 0, BEGINNING);
            while (read > 0) {
                length += read;
                read = length < BEGINNING ? text.read(begin, length, BEGINNING - length) : 0;
            }
            text.reset();
            return new String(begin, 0, length);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
