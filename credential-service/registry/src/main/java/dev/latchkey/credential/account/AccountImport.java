package dev.latchkey.credential.account;

import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registers the accounts in a file, each by itself: one that cannot be registered keeps no other one out. */
final class AccountImport {
    private static final int MOST_LINES = 10_000;
    private static final int AT_ONCE = 16;

    private final AccountRegistration registration;

    AccountImport(AccountRegistration registration) {
        this.registration = registration;
    }

    /**
     * Does it, or only says what would be done.
     *
     * @return fails with a 413 problem, before anything is written, where there are too many lines
     */
    Mono<Outcome> run(Flux<AccountRow> rows, boolean dryRun, Actor by) {
        return rows.take(MOST_LINES + 1L)
                .collectList()
                .map(AccountImport::distinct)
                .flatMapMany(Flux::fromIterable)
                .flatMapSequential(row -> line(row, dryRun, by), AT_ONCE)
                .collectList()
                .map(lines -> Outcome.of(dryRun, lines));
    }

    /** A login that is given twice may be meant otherwise the second time. */
    private static List<AccountRow> distinct(List<AccountRow> rows) {
        if (rows.size() > MOST_LINES) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "There are too many lines (expected: at most " + MOST_LINES + "). Nothing was registered.",
                    List.of());
        }
        Map<String, Long> before = new HashMap<>();
        List<AccountRow> distinct = new ArrayList<>();
        for (AccountRow row : rows) {
            distinct.add(row instanceof AccountRow.Wanted wanted ? once(wanted, before) : row);
        }
        return distinct;
    }

    private static AccountRow once(AccountRow.Wanted row, Map<String, Long> before) {
        String login = row.account().login();
        @Nullable Long first = before.putIfAbsent(login, row.line());
        return first == null
                ? row
                : new AccountRow.Wrong(
                        row.line(),
                        List.of(new FieldProblem("login", login, "each login once; it is in line " + first + " too")));
    }

    private Mono<Line> line(AccountRow row, boolean dryRun, Actor by) {
        return switch (row) {
            case AccountRow.Wrong wrong -> Mono.just(Line.refused(wrong.line(), wrong.problems()));
            case AccountRow.Wanted wanted -> line(wanted, dryRun, by);
        };
    }

    private Mono<Line> line(AccountRow.Wanted row, boolean dryRun, Actor by) {
        Account account = row.account();
        Mono<Account> done = dryRun ? registration.rehearse(account) : registration.register(account, by);
        return done.map(registered -> Line.created(row.line(), account, dryRun))
                .onErrorResume(ProblemException.class, problem -> switch (problem.status()) {
                    case CONFLICT -> Mono.just(Line.exists(row.line(), account));
                    case BAD_REQUEST -> Mono.just(Line.refused(row.line(), problem.fields()));
                    default -> Mono.error(problem);
                });
    }

    /** What became of a line. */
    enum Result {
        CREATED,
        EXISTS,
        REFUSED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line, and what became of it, or would.
     *
     * @param account id of the account that was created
     * @param errors  why it was refused
     */
    record Line(
            long line,
            String result,
            @Nullable String login,
            @Nullable String account,
            @Nullable List<FieldProblem> errors) {
        static Line created(long line, Account account, boolean dryRun) {
            return new Line(line, Result.CREATED.wireName(), account.login(), dryRun ? null : account.id(), null);
        }

        static Line exists(long line, Account account) {
            return new Line(line, Result.EXISTS.wireName(), account.login(), null, null);
        }

        static Line refused(long line, List<FieldProblem> errors) {
            return new Line(line, Result.REFUSED.wireName(), null, null, errors);
        }
    }

    /**
     * What became of a file, or would.
     *
     * @param results of every line, in their order
     */
    record Outcome(boolean dryRun, long created, long exists, long refused, List<Line> results) {
        static Outcome of(boolean dryRun, List<Line> lines) {
            return new Outcome(
                    dryRun,
                    count(lines, Result.CREATED),
                    count(lines, Result.EXISTS),
                    count(lines, Result.REFUSED),
                    lines);
        }

        private static long count(List<Line> lines, Result result) {
            return lines.stream()
                    .filter(each -> each.result().equals(result.wireName()))
                    .count();
        }
    }
}
