package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.upload.CsvTable;
import dev.latchkey.credential.upload.Lines;
import dev.latchkey.credential.upload.TableEntry;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in log of Entra ID (and so of Exchange Online), exported as CSV: interactive and non-interactive user
 * sign-ins. Columns are known by their names, which differ between exports.
 */
public final class SignInTable implements LogFormat {
    private static final String[] UTC_TIME = {"date (utc)"};
    private static final String[] TIME = {"createddatetime", "date"};
    private static final String[] LOGIN = {"username", "userprincipalname", "user principal name", "user"};
    private static final String[] CLIENT_APP = {"client app", "clientappused"};
    private static final String[] STATUS = {"status"};
    private static final String[] ERROR_CODE = {"sign-in error code", "status.errorcode"};
    private static final String[] ADDRESS = {"ip address", "ipaddress"};
    private static final String[] USER_AGENT = {"user agent", "useragent"};
    private static final Pattern PORT = Pattern.compile("\\[(?<v6>[^]]+)](?::\\d{1,5})?|(?<v4>[0-9.]+):\\d{1,5}");

    /** What Entra calls legacy authentication clients, and which protocol each is to us; the others do OAuth. */
    private static final Map<String, String> LEGACY = Map.ofEntries(
            Map.entry("imap4", "imap"),
            Map.entry("imap", "imap"),
            Map.entry("pop3", "pop3"),
            Map.entry("pop", "pop3"),
            Map.entry("authenticated smtp", "smtp"),
            Map.entry("smtp", "smtp"),
            Map.entry("exchange activesync", "activesync"),
            Map.entry("exchange web services", "ews"),
            Map.entry("autodiscover", "autodiscover"),
            Map.entry("mapi over http", "mapi"),
            Map.entry("offline address book", "oab"),
            Map.entry("outlook anywhere (rpc over http)", "rpc"),
            Map.entry("outlook anywhere", "rpc"),
            Map.entry("outlook service", "outlook"),
            Map.entry("exchange online powershell", "powershell"),
            Map.entry("exchange online remote powershell", "powershell"),
            Map.entry("reporting web services", "reporting"),
            Map.entry("universal outlook", "outlook"),
            Map.entry("other clients", "other"));

    private final LogTimes times;
    private final @Nullable String domain;

    /** @param domain of logins that say none */
    public SignInTable(LogTimes times, @Nullable String domain) {
        this.times = times;
        this.domain = domain;
    }

    /** @throws ProblemException 400, naming the columns that are missing */
    @Override
    public Stream<ParsedLine> read(Lines lines) {
        CsvTable table = new CsvTable(lines);
        requireColumns(table.columns());
        return table.stream().map(entry -> new ParsedLine(entry.line(), read(entry)));
    }

    private static void requireColumns(List<String> columns) {
        List<FieldProblem> missing = new ArrayList<>();
        require(missing, columns, new String[] {"date (utc)", "createddatetime", "date"}, "Date (UTC)");
        require(missing, columns, LOGIN, "Username");
        require(missing, columns, CLIENT_APP, "Client app");
        if (!missing.isEmpty()) {
            throw ProblemException.badFields(missing);
        }
    }

    private static void require(List<FieldProblem> missing, List<String> columns, String[] any, String name) {
        if (List.of(any).stream().noneMatch(columns::contains)) {
            missing.add(new FieldProblem(name, "no such column", "a column of that name in the first line"));
        }
    }

    LogEntryReading read(TableEntry entry) {
        return switch (entry) {
            case TableEntry.Broken broken -> new LogEntryReading.Unclear(broken.reason());
            case TableEntry.Row row -> read(row);
        };
    }

    private LogEntryReading read(TableEntry.Row row) {
        Optional<String> app = row.cell(CLIENT_APP).map(given -> given.toLowerCase(Locale.ROOT));
        if (app.isEmpty() || !LEGACY.containsKey(app.get()) || !succeeded(row)) {
            return new LogEntryReading.Other();
        }
        Optional<LoginName> login = row.cell(LOGIN).flatMap(given -> LoggedLogin.read(given, domain));
        if (login.isEmpty()) {
            return new LogEntryReading.Unclear("its user is no login name");
        }
        Optional<Instant> at = row.cell(UTC_TIME)
                .flatMap(given -> time(times.inUtc(), given))
                .or(() -> row.cell(TIME).flatMap(given -> time(times, given)));
        return at.<LogEntryReading>map(
                        time -> new LogEntryReading.Found(observation(row, login.get(), LEGACY.get(app.get()), time)))
                .orElseGet(() -> new LogEntryReading.Unclear("its time is none like 2026-03-04T10:00:00Z"));
    }

    private static Optional<Instant> time(LogTimes times, String given) {
        return times.iso(given).or(() -> times.portal(given));
    }

    private static LogObservation observation(TableEntry.Row row, LoginName login, String protocol, Instant at) {
        return new LogObservation(
                login,
                protocol,
                row.cell(USER_AGENT).orElse(null),
                row.cell(ADDRESS).flatMap(SignInTable::address).orElse(null),
                at);
    }

    /** The status is written in the language of whoever exports. Without either column, they chose successes. */
    private static boolean succeeded(TableEntry.Row row) {
        return row.cell(ERROR_CODE)
                .map("0"::equals)
                .orElseGet(
                        () -> row.cell(STATUS).map("success"::equalsIgnoreCase).orElse(true));
    }

    /** Exchange sometimes adds the port. */
    private static Optional<IpAddress> address(String text) {
        return parse(text).or(() -> {
            Matcher port = PORT.matcher(text);
            return port.matches()
                    ? parse(port.group("v6") == null ? port.group("v4") : port.group("v6"))
                    : Optional.empty();
        });
    }

    private static Optional<IpAddress> parse(String text) {
        try {
            return Optional.of(IpAddress.parse(text));
        } catch (InvalidValueException none) {
            return Optional.empty();
        }
    }
}
