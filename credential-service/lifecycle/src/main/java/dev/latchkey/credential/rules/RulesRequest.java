package dev.latchkey.credential.rules;

import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.validation.ProtocolFields;
import dev.latchkey.events.AppPasswordRules;
import dev.latchkey.events.AppPasswordRules.Issuers;
import dev.latchkey.events.AppPasswordRules.Reaction;
import dev.latchkey.events.AppPasswordRules.Reactions;
import dev.latchkey.events.AppPasswordRules.StepUp;
import dev.latchkey.kit.request.RequestFields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The whole rules of a tenant as an administrator sends them. What is absent is as usual. */
record RulesRequest(
        @Nullable Issuers issuers,
        @Nullable Set<String> ownerGroups,
        @Nullable Boolean helpdeskIssues,
        @Nullable Boolean approvalNeeded,
        @Nullable Boolean justInTime,
        @Nullable GivenStepUp stepUp,
        @Nullable Period expiresAfter,
        @Nullable Period expiresAtMost,
        @Nullable Period rotateAfter,
        @Nullable Set<String> networkNeededFor,
        @Nullable Set<SecretFormat> forms,
        @Nullable GivenReactions reactions) {
    private static final LocalDate SOME_DAY = LocalDate.of(2024, 1, 1);
    private static final Period LONGEST = Period.ofYears(10);
    private static final Duration LONGEST_AGE = Duration.ofDays(365);
    private static final int MOST = 100;

    record GivenStepUp(
            @Nullable Duration maxAge,
            @Nullable List<String> acr,
            @Nullable List<String> amr) {}

    record GivenReactions(
            @Nullable Reaction mainPasswordChanged,
            @Nullable Reaction mfaReset,
            @Nullable Reaction roleChanged,
            @Nullable Reaction accountDisabled,
            @Nullable Reaction highRisk) {
        Reactions reactions() {
            return new Reactions(
                    orKeep(mainPasswordChanged),
                    orKeep(mfaReset),
                    orKeep(roleChanged),
                    orKeep(accountDisabled),
                    orKeep(highRisk));
        }

        private static Reaction orKeep(@Nullable Reaction given) {
            return given == null ? Reaction.KEEP : given;
        }
    }

    /** The rules, or every field that is wrong. */
    AppPasswordRules toRules() {
        RequestFields fields = new RequestFields();
        periods(fields);
        Set<String> groups = words(fields, "ownerGroups", ownerGroups);
        Set<String> protocols = ProtocolFields.names(
                fields, "networkNeededFor", notTooMany(fields, "networkNeededFor", networkNeededFor));
        if (forms != null && (forms.isEmpty() || forms.contains(null))) {
            fields.wrong("forms", forms.isEmpty() ? "none" : "null", "at least one of short and long");
        }
        StepUp wanted = stepUp == null ? null : stepUp(fields, stepUp);
        fields.allRight();
        return new AppPasswordRules(
                issuers == null ? Issuers.OWNERS : issuers,
                groups,
                Boolean.TRUE.equals(helpdeskIssues),
                Boolean.TRUE.equals(approvalNeeded),
                Boolean.TRUE.equals(justInTime),
                wanted,
                expiresAfter,
                expiresAtMost,
                rotateAfter,
                protocols,
                AllowedSecretFormats.names(forms == null ? Set.of(SecretFormat.values()) : forms),
                reactions == null ? TenantRules.KEEP_ALL : reactions.reactions());
    }

    private void periods(RequestFields fields) {
        period(fields, "expiresAfter", expiresAfter);
        period(fields, "expiresAtMost", expiresAtMost);
        period(fields, "rotateAfter", rotateAfter);
        if (expiresAfter != null
                && expiresAtMost != null
                && isInRange(expiresAfter)
                && isInRange(expiresAtMost)
                && isLonger(expiresAfter, expiresAtMost)) {
            fields.wrong("expiresAfter", expiresAfter.toString(), "at most expiresAtMost, " + expiresAtMost);
        }
    }

    private static void period(RequestFields fields, String field, @Nullable Period given) {
        if (given != null && !isInRange(given)) {
            fields.wrong(field, given.toString(), "more than P0D, at most P10Y");
        }
    }

    private static boolean isInRange(Period given) {
        try {
            return isLonger(given, Period.ZERO) && !isLonger(given, LONGEST);
        } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
            return false;
        }
    }

    /** Months and years have no length of their own; from the same day on, one of two ends first. */
    private static boolean isLonger(Period one, Period other) {
        return SOME_DAY.plus(one).isAfter(SOME_DAY.plus(other));
    }

    private static Set<String> words(RequestFields fields, String field, @Nullable Set<String> given) {
        return Set.copyOf(fields.words(field, notTooMany(fields, field, given)));
    }

    private static Set<String> notTooMany(RequestFields fields, String field, @Nullable Set<String> given) {
        if (given != null && given.size() > MOST) {
            fields.wrong(field, given.size() + " of them", "at most " + MOST);
            return Set.of();
        }
        return given == null ? Set.of() : given;
    }

    private static StepUp stepUp(RequestFields fields, GivenStepUp given) {
        Duration age = given.maxAge;
        if (age != null && (!age.isPositive() || age.compareTo(LONGEST_AGE) > 0)) {
            fields.wrong("stepUp.maxAge", age.toString(), "more than PT0S, at most P365D");
        }
        List<String> acr = names(fields, "stepUp.acr", given.acr);
        List<String> amr = names(fields, "stepUp.amr", given.amr);
        if (age == null && acr.isEmpty() && amr.isEmpty()) {
            fields.wrong("stepUp", "nothing in it", "maxAge, acr or amr");
        }
        return new StepUp(age, acr, amr);
    }

    /** They go into a quoted string of a header (RFC 9470, section 3), separated by spaces. */
    private static List<String> names(RequestFields fields, String field, @Nullable List<String> given) {
        List<String> names = Optional.ofNullable(given).orElse(List.of());
        boolean fine = names.size() <= MOST
                && names.stream()
                        .allMatch(name -> name != null && name.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,200}"));
        if (!fine) {
            fields.wrong(
                    field,
                    names.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    "at most 100 names of 1 to 200 visible ASCII characters, without quotation marks and backslashes");
        }
        return fine ? names : List.of();
    }
}
