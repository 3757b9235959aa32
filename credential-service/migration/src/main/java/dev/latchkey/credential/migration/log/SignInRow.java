package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in of Entra ID says.
 *
 * @param domain of logins that say none
 */
record SignInRow(LogTimes times, @Nullable String domain) {
    private static final Pattern PORT = Pattern.compile("\\[(?<v6>[^]]+)](?::\\d{1,5})?|(?<v4>[0-9.]+):\\d{1,5}");
    /** Exchange, signing in for a client that showed it a password. */
    private static final String EXCHANGE = "BAV2ROPC";

    LogEntryReading read(Map<SignInColumn, String> row) {
        Optional<String> protocol = protocol(row);
        if (protocol.isEmpty()) {
            String app = row.getOrDefault(SignInColumn.CLIENT_APP, "");
            return app.isEmpty() || ClientApp.isModern(app)
                    ? new LogEntryReading.Other()
                    : new LogEntryReading.Unclear("its client app is not known");
        }
        return switch (status(row)) {
            case SUCCESS -> signIn(row, protocol.get());
            case NO_SUCCESS -> new LogEntryReading.Other();
            case UNKNOWN -> new LogEntryReading.Unclear("its status is not known (expected: a sign-in error code)");
        };
    }

    private static Optional<String> protocol(Map<SignInColumn, String> row) {
        return Optional.ofNullable(row.get(SignInColumn.CLIENT_APP))
                .flatMap(ClientApp::protocol)
                .or(() -> Optional.ofNullable(row.get(SignInColumn.USER_AGENT))
                        .filter(EXCHANGE::equalsIgnoreCase)
                        .map(exchange -> "other"));
    }

    /** Without either column, successes alone were chosen. */
    private static SignInStatus status(Map<SignInColumn, String> row) {
        @Nullable String code = row.get(SignInColumn.ERROR_CODE);
        @Nullable String word = row.get(SignInColumn.STATUS);
        if (code != null) {
            return SignInStatus.ofCode(code);
        }
        return word == null ? SignInStatus.SUCCESS : SignInStatus.ofWord(word);
    }

    private LogEntryReading signIn(Map<SignInColumn, String> row, String protocol) {
        Optional<LoginName> login =
                Optional.ofNullable(row.get(SignInColumn.LOGIN)).flatMap(given -> LoggedLogin.read(given, domain));
        if (login.isEmpty()) {
            return new LogEntryReading.Unclear("its user is no login name");
        }
        Optional<Instant> at =
                time(times.inUtc(), row, SignInColumn.UTC_TIME).or(() -> time(times, row, SignInColumn.TIME));
        return at.<LogEntryReading>map(time -> new LogEntryReading.Found(observation(row, login.get(), protocol, time)))
                .orElseGet(() -> new LogEntryReading.Unclear("its time is none like 2026-03-04T10:00:00Z"));
    }

    private static Optional<Instant> time(LogTimes times, Map<SignInColumn, String> row, SignInColumn column) {
        return Optional.ofNullable(row.get(column)).flatMap(times::any);
    }

    private static LogObservation observation(
            Map<SignInColumn, String> row, LoginName login, String protocol, Instant at) {
        return new LogObservation(
                login,
                protocol,
                row.get(SignInColumn.USER_AGENT),
                Optional.ofNullable(row.get(SignInColumn.ADDRESS))
                        .flatMap(SignInRow::address)
                        .orElse(null),
                at);
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
