package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.CredentialConditions;
import dev.latchkey.policy.rule.DateRange;
import dev.latchkey.policy.rule.Effect;
import dev.latchkey.policy.rule.GeographicSite;
import dev.latchkey.policy.rule.Glob;
import dev.latchkey.policy.rule.GrantControls;
import dev.latchkey.policy.rule.NamedLocation;
import dev.latchkey.policy.rule.Patterns;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import dev.latchkey.policy.rule.TimeOfDay;
import dev.latchkey.policy.rule.TimeWindow;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The meaning of policies, written down as plainly as can be. */
record NaivePolicies(PolicySet set) {

    Verdict evaluate(SignInAttributes signIn) {
        List<PolicyResult> results =
                set.policies().stream().map(policy -> evaluate(policy, signIn)).toList();
        List<String> blockedBy = results.stream()
                .filter(result -> result.result() == PolicyResultType.FAILURE)
                .map(PolicyResult::policyId)
                .toList();
        return blockedBy.isEmpty() ? new Verdict.Allowed(results) : new Verdict.Blocked(blockedBy, results);
    }

    private PolicyResult evaluate(Policy policy, SignInAttributes signIn) {
        if (policy.state() == PolicyState.OFF) {
            return new PolicyResult(policy.id(), policy.name(), PolicyResultType.NOT_ENABLED, null, null, null);
        }
        boolean on = policy.state() == PolicyState.ON;
        List<ConditionType> unmet = unmet(policy.conditions(), signIn);
        if (!unmet.isEmpty()) {
            PolicyResultType result = on ? PolicyResultType.NOT_APPLIED : PolicyResultType.REPORT_ONLY_NOT_APPLIED;
            return new PolicyResult(policy.id(), policy.name(), result, unmet.getFirst(), null, null);
        }
        List<GrantControl> wanting = wanting(policy.effect(), signIn);
        boolean objects = policy.effect() instanceof Effect.Block
                || policy.effect().equals(new Effect.Suspend())
                || !wanting.isEmpty();
        PolicyResultType failure = on ? PolicyResultType.FAILURE : PolicyResultType.REPORT_ONLY_FAILURE;
        PolicyResultType success = on ? PolicyResultType.SUCCESS : PolicyResultType.REPORT_ONLY_SUCCESS;
        return new PolicyResult(
                policy.id(),
                policy.name(),
                objects ? failure : success,
                null,
                policy.effect(),
                wanting.isEmpty() ? null : wanting.getFirst());
    }

    private static List<GrantControl> wanting(Effect effect, SignInAttributes signIn) {
        List<GrantControl> wanting = new ArrayList<>();
        if (effect instanceof Effect.AllowOnlyIf(GrantControls controls)) {
            CredentialFacts credential = signIn.credential();
            if (controls.pinnedNetwork() && !(credential != null && credential.networkRestricted())) {
                wanting.add(GrantControl.PINNED_NETWORK);
            }
            if (controls.tlsAtLeast().isPresent()
                    && signIn.tls().rank() < controls.tlsAtLeast().get().rank()) {
                wanting.add(GrantControl.TLS_AT_LEAST);
            }
            if (controls.expiryWithin().isPresent()
                    && !(credential != null
                            && credential.expiresAt() != null
                            && Duration.between(credential.issuedAt(), credential.expiresAt())
                                            .compareTo(controls.expiryWithin().get())
                                    <= 0)) {
                wanting.add(GrantControl.EXPIRY_WITHIN);
            }
            if (controls.activated() && !(credential != null && credential.activated())) {
                wanting.add(GrantControl.ACTIVATED);
            }
        }
        return wanting;
    }

    private List<ConditionType> unmet(Conditions conditions, SignInAttributes signIn) {
        List<ConditionType> unmet = new ArrayList<>();
        if (!matches(conditions.accounts(), signIn.account() == null ? List.of() : List.of(signIn.account()))) {
            unmet.add(ConditionType.ACCOUNTS);
        }
        if (!matches(conditions.groups(), List.copyOf(signIn.groups()))) {
            unmet.add(ConditionType.GROUPS);
        }
        if (!matches(conditions.protocols(), List.of(signIn.protocol()))) {
            unmet.add(ConditionType.PROTOCOLS);
        }
        if (!matches(conditions.services(), List.of(signIn.service()))) {
            unmet.add(ConditionType.SERVICES);
        }
        if (!matches(conditions.frontDoors(), signIn.frontDoor() == null ? List.of() : List.of(signIn.frontDoor()))) {
            unmet.add(ConditionType.FRONT_DOORS);
        }
        if (!matches(conditions.locations(), locationsOf(signIn))) {
            unmet.add(ConditionType.LOCATIONS);
        }
        if (!matches(conditions.clients(), signIn.client())) {
            unmet.add(ConditionType.CLIENTS);
        }
        if (conditions.tls().isPresent()
                && !signIn.tls().equals(TlsVersion.ABSENT)
                && !(conditions.tls().get().olderThan().isPresent()
                        && signIn.tls().rank()
                                < conditions.tls().get().olderThan().get().rank())) {
            unmet.add(ConditionType.TLS);
        }
        List<TimeWindow> windows = conditions.timeWindows();
        if (!windows.isEmpty() && windows.stream().noneMatch(window -> contains(window, signIn))) {
            unmet.add(ConditionType.TIME_WINDOWS);
        }
        if (!conditions.dates().isEmpty() && conditions.dates().stream().noneMatch(dates -> contains(dates, signIn))) {
            unmet.add(ConditionType.DATES);
        }
        unmet.addAll(unmet(conditions.credential(), signIn.credential(), signIn.at()));
        if (signIn.risk().ordinal() < conditions.risk().ordinal()) {
            unmet.add(ConditionType.RISK);
        }
        return unmet;
    }

    private static List<ConditionType> unmet(
            CredentialConditions wanted, @Nullable CredentialFacts credential, Instant at) {
        List<ConditionType> unmet = new ArrayList<>();
        if (wanted.olderThan().isPresent()
                && !(credential != null
                        && Duration.between(credential.issuedAt(), at)
                                        .compareTo(wanted.olderThan().get())
                                >= 0)) {
            unmet.add(ConditionType.CREDENTIAL_OLDER_THAN);
        }
        if (wanted.idleFor().isPresent()
                && !(credential != null && idle(credential, at, wanted.idleFor().get()))) {
            unmet.add(ConditionType.CREDENTIAL_IDLE_FOR);
        }
        if (wanted.noNetwork() && (credential == null || credential.networkRestricted())) {
            unmet.add(ConditionType.CREDENTIAL_NO_NETWORK);
        }
        if (wanted.noExpiry() && (credential == null || credential.expiresAt() != null)) {
            unmet.add(ConditionType.CREDENTIAL_NO_EXPIRY);
        }
        if (wanted.pending() && (credential == null || credential.activated())) {
            unmet.add(ConditionType.CREDENTIAL_PENDING);
        }
        if (wanted.form().isPresent() && !(credential != null && wanted.form().get() == credential.form())) {
            unmet.add(ConditionType.CREDENTIAL_FORM);
        }
        List<String> kinds =
                credential == null || credential.deviceKind() == null ? List.of() : List.of(credential.deviceKind());
        if (!matches(wanted.deviceKinds(), kinds)) {
            unmet.add(ConditionType.CREDENTIAL_DEVICE_KINDS);
        }
        if (!matches(wanted.labels(), credential == null ? null : credential.label())) {
            unmet.add(ConditionType.CREDENTIAL_LABELS);
        }
        return unmet;
    }

    private static boolean idle(CredentialFacts credential, Instant at, Duration least) {
        Instant last = credential.lastUsedAt() == null ? credential.issuedAt() : credential.lastUsedAt();
        return Duration.between(last, at).compareTo(least) >= 0;
    }

    private static boolean matches(Patterns patterns, @Nullable String text) {
        if (text == null) {
            return patterns.all();
        }
        boolean included = patterns.all() || patterns.include().stream().anyMatch(glob -> matches(glob, text));
        return included && patterns.exclude().stream().noneMatch(glob -> matches(glob, text));
    }

    /** By the regular expressions of Java: another way than the engine's. */
    private static boolean matches(Glob glob, String text) {
        String expression = glob.pattern()
                .chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.DOTALL)
                .matcher(text.toLowerCase(Locale.ROOT))
                .matches();
    }

    private static boolean contains(DateRange dates, SignInAttributes signIn) {
        LocalDate day = signIn.at().atZone(dates.zone()).toLocalDate();
        return !day.isBefore(dates.from()) && !day.isAfter(dates.to());
    }

    private static boolean matches(Choice choice, List<String> ids) {
        boolean included = choice.include().contains(Choice.ALL) || ids.stream().anyMatch(choice.include()::contains);
        return included && ids.stream().noneMatch(choice.exclude()::contains);
    }

    private List<String> locationsOf(SignInAttributes signIn) {
        String country = set.locations().stream()
                .filter(location -> within(location, signIn))
                .flatMap(location -> location.site().stream())
                .map(GeographicSite::country)
                .findFirst()
                .orElse(signIn.country());
        List<String> ids = new ArrayList<>();
        for (NamedLocation location : set.locations()) {
            boolean inside = within(location, signIn)
                    || country != null && location.countries().contains(country)
                    || country == null && location.unknownCountry()
                    || signIn.asn() != null && location.asns().contains(signIn.asn());
            if (inside) {
                ids.add(location.id());
            }
            if (inside && location.trusted()) {
                ids.add(Choice.ALL_TRUSTED);
            }
        }
        return ids;
    }

    private static boolean within(NamedLocation location, SignInAttributes signIn) {
        return signIn.address() != null
                && location.ranges().stream().anyMatch(range -> range.contains(signIn.address()));
    }

    private static boolean contains(TimeWindow window, SignInAttributes signIn) {
        ZonedDateTime local = signIn.at().atZone(window.zone());
        TimeOfDay time = TimeOfDay.of(local.getHour(), local.getMinute());
        return window.days().contains(local.getDayOfWeek())
                && time.compareTo(window.from()) >= 0
                && time.compareTo(window.to()) < 0;
    }
}
