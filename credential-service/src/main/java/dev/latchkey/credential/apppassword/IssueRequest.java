package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.secret.SecretForm;
import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An app password to be issued. What is absent is not restricted. */
record IssueRequest(
        @Nullable String label,
        @Nullable Set<String> protocols,
        @Nullable Set<String> services,
        @Nullable List<String> networks,
        @Nullable Instant expiresAt,
        @Nullable Duration activateWithin,
        @Nullable SecretForm form) {
    private static final Duration DEFAULT_WINDOW = Duration.ofDays(7);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(90);
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    SecretForm secretForm() {
        return form == null ? SecretForm.SHORT : form;
    }

    /** The app password, or every field that is wrong. */
    AppPassword toAppPassword(Account account, String id, Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        String name = label == null ? "" : label.strip();
        if (name.isEmpty() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(new FieldProblem("label", name, "1 to 100 characters, without control characters"));
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            problems.add(new FieldProblem("expiresAt", expiresAt.toString(), "a moment after " + now));
        }
        Duration window = Optional.ofNullable(activateWithin).orElse(DEFAULT_WINDOW);
        if (!window.isPositive() || window.compareTo(LONGEST_WINDOW) > 0) {
            problems.add(new FieldProblem("activateWithin", window.toString(), "more than PT0S, at most P90D"));
        }
        Set<String> allowedProtocols = words("protocols", protocols, problems);
        Set<String> allowedServices = words("services", services, problems);
        List<Cidr> ranges = ranges(problems);
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
        return new AppPassword(
                account.tenant(),
                account.id(),
                id,
                name,
                State.PENDING,
                allowedProtocols,
                allowedServices,
                ranges,
                now,
                expiresAt,
                now.plus(window),
                null,
                null,
                null,
                1);
    }

    private static Set<String> words(String field, @Nullable Set<String> given, List<FieldProblem> problems) {
        Set<String> words = Optional.ofNullable(given).orElse(Set.of());
        words.stream()
                .filter(word -> !WORD.matcher(word).matches())
                .forEach(word -> problems.add(new FieldProblem(field, word, "lower-case words like imap")));
        return words;
    }

    private List<Cidr> ranges(List<FieldProblem> problems) {
        List<Cidr> ranges = new ArrayList<>();
        List<String> given = Optional.ofNullable(networks).orElse(List.of());
        for (int i = 0; i < given.size(); i++) {
            try {
                ranges.add(Cidr.parse(given.get(i)));
            } catch (InvalidValueException wrong) {
                String field = "networks[" + i + "]";
                wrong.problems().forEach(each -> problems.add(new FieldProblem(field, each.given(), each.expected())));
            }
        }
        return ranges;
    }
}
