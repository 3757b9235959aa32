package dev.latchkey.credential.account;

import dev.latchkey.credential.upload.TableEntry;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A line of a file of accounts, read. */
sealed interface AccountRow {
    /** Number of the line. */
    long line();

    /** An account to be registered. */
    record Wanted(long line, Account account) implements AccountRow {}

    /** It is none. */
    record Wrong(long line, List<FieldProblem> problems) implements AccountRow {}

    /** The columns that there may be. */
    List<String> COLUMNS = List.of("login", "displayName", "email", "state");

    /** @throws ProblemException 400 where the login is missing, or where a column is none of {@link #COLUMNS} */
    static void requireColumns(List<String> columns) {
        RequestFields fields = new RequestFields();
        if (!columns.contains("login")) {
            fields.wrong("login", "no such column", "a column of that name in the first line");
        }
        List<String> known =
                COLUMNS.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        columns.stream()
                .filter(each -> !known.contains(each))
                .forEach(each -> fields.wrong(each, "a column of that name", String.join(", ", COLUMNS)));
        fields.allRight();
    }

    /** @param id of the account that it may become */
    static AccountRow read(TableEntry entry, String tenant, String id) {
        return switch (entry) {
            case TableEntry.Broken broken ->
                new Wrong(broken.line(), List.of(new FieldProblem("line", broken.reason(), "a row of the table")));
            case TableEntry.Row row -> read(row, tenant, id);
        };
    }

    private static AccountRow read(TableEntry.Row row, String tenant, String id) {
        AccountRequest request = new AccountRequest(
                row.cell("login").orElse(null),
                row.cell("displayname").orElse(null),
                row.cell("email").orElse(null),
                null);
        try {
            RequestFields fields = new RequestFields();
            AccountState state = state(fields, row);
            return new Wanted(row.line(), request.toAccount(tenant, id, state, fields));
        } catch (ProblemException wrong) {
            return new Wrong(row.line(), wrong.fields());
        }
    }

    private static AccountState state(RequestFields fields, TableEntry.Row row) {
        String given = row.cell("state").orElse("active");
        return Arrays.stream(AccountState.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseGet(() -> {
                    fields.wrong("state", given, "active, disabled or locked");
                    return AccountState.ACTIVE;
                });
    }
}
