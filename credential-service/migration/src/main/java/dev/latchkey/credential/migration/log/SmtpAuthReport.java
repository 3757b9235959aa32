package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.upload.CsvTable;
import dev.latchkey.credential.upload.TableEntry;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exchange Online's report of the clients that submit mail by SMTP AUTH: a row for each sender, with how many messages and,
 * in newer ones, how they signed in. Where it does not say, it is taken for basic authentication, which is the rule there.
 *
 * @param domain of senders that say none
 * @param until  when it ends, since it tells no times
 */
record SmtpAuthReport(@Nullable String domain, @Nullable Instant until) {
    private static final Set<String> SENDER = Set.of(
            "senderaddress",
            "sender",
            "absenderadresse",
            "adressedelexpediteur",
            "direcciondelremitente",
            "direcciondecorreodelremitente",
            "indirizzomittente",
            "indirizzodelmittente",
            "enderecodoremetente",
            "afzenderadres",
            "adresvanafzender");
    private static final Set<String> TLS =
            Set.of("tls10", "tls11", "tls12", "tls13", "tls10percentage", "tls12percentage");
    private static final Set<String> PROTOCOL = Set.of(
            "authenticationprotocol",
            "authprotocol",
            "authentifizierungsprotokoll",
            "protocoledauthentification",
            "protocolodeautenticacion",
            "protocollodiautenticazione",
            "protocolodeautenticacao",
            "verificatieprotocol");
    private static final Set<String> MESSAGES =
            Set.of("messagessent", "messagecount", "messages", "gesendetenachrichten", "messagesenvoyes");

    /** Whether these are its columns. */
    static boolean hasColumns(List<String> columns) {
        Set<String> names = columns.stream().map(SignInColumn::plain).collect(Collectors.toSet());
        return names.stream().anyMatch(SENDER::contains)
                && names.stream()
                        .anyMatch(name -> TLS.contains(name) || PROTOCOL.contains(name) || MESSAGES.contains(name))
                && columns.stream()
                        .noneMatch(name -> SignInColumn.named(name).equals(Optional.of(SignInColumn.CLIENT_APP)));
    }

    /** @throws ProblemException 400, where nobody says when it ends */
    Stream<ParsedLine> read(CsvTable table) {
        if (until == null) {
            throw ProblemException.badField(
                    "until", "nothing", "the last day of this report, like 2026-03-04, since it tells no times");
        }
        return table.stream().map(entry -> new ParsedLine(entry.line(), read(entry, until)));
    }

    private LogEntryReading read(TableEntry entry, Instant at) {
        return switch (entry) {
            case TableEntry.Broken broken -> new LogEntryReading.Unclear(broken.reason());
            case TableEntry.Row row -> read(row.cells(), at);
        };
    }

    private LogEntryReading read(Map<String, String> cells, Instant at) {
        String how = cell(cells, PROTOCOL).toLowerCase(Locale.ROOT);
        if (cell(cells, MESSAGES).equals("0")) {
            return new LogEntryReading.Other();
        }
        boolean basic = how.isEmpty() || how.contains("basic") || how.contains("both");
        if (!basic) {
            return how.contains("oauth") || how.contains("modern")
                    ? new LogEntryReading.Other()
                    : new LogEntryReading.Unclear("its authentication protocol is not known");
        }
        Optional<LoginName> login = LoggedLogin.read(cell(cells, SENDER), domain);
        return login.<LogEntryReading>map(
                        sender -> new LogEntryReading.Found(new LogObservation(sender, "smtp", null, null, at)))
                .orElseGet(() -> new LogEntryReading.Unclear("its sender is no login name"));
    }

    private static String cell(Map<String, String> cells, Set<String> names) {
        return cells.entrySet().stream()
                .filter(cell -> names.contains(SignInColumn.plain(cell.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
