package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.upload.CsvTable;
import dev.latchkey.credential.upload.Lines;
import dev.latchkey.credential.upload.TableEntry;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.io.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in log of Entra ID (and so of Exchange Online), exported as CSV: interactive and non-interactive user
 * sign-ins, or Exchange's report of who submits mail by SMTP AUTH. Columns are known by their names, which differ between
 * exports and languages.
 */
final class SignInTable implements LogFormat {
    private final SignInRow rows;
    private final SmtpAuthReport report;

    /**
     * @param domain of logins that say none
     * @param until  of reports, which tell no times: when they end
     */
    SignInTable(LogTimes times, @Nullable String domain, @Nullable Instant until) {
        this.rows = new SignInRow(times, domain);
        this.report = new SmtpAuthReport(domain, until);
    }

    /** @throws ProblemException 400, naming the columns that are missing */
    @Override
    public Stream<ParsedLine> read(Reader text) {
        CsvTable table = new CsvTable(new Lines(text));
        if (SmtpAuthReport.hasColumns(table.columns())) {
            return report.read(table);
        }
        requireColumns(table.columns());
        Map<String, SignInColumn> columns = SignInColumn.of(table.columns());
        return table.stream().map(entry -> new ParsedLine(entry.line(), read(entry, columns)));
    }

    private static void requireColumns(List<String> columns) {
        List<FieldProblem> missing = SignInColumn.missing(columns).values().stream()
                .map(name -> new FieldProblem(name, "no such column", "a column of that name in the first line"))
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.badFields(missing);
        }
    }

    private LogEntryReading read(TableEntry entry, Map<String, SignInColumn> columns) {
        return switch (entry) {
            case TableEntry.Broken broken -> new LogEntryReading.Unclear(broken.reason());
            case TableEntry.Row row -> rows.read(SignInColumn.of(row.cells(), columns::get));
        };
    }
}
