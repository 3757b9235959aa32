package dev.latchkey.policies.rules;

import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.policy.network.Cidr;
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
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.SecretForm;
import dev.latchkey.policy.rule.TimeWindow;
import dev.latchkey.policy.rule.TlsVersion;
import dev.latchkey.policy.rule.WeakTls;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules in the one form in which they are kept and published: networks canonical, what asks nothing left out. */
final class RuleDefinitions {
    private RuleDefinitions() {}

    static NamedLocationDefinition of(NamedLocation location) {
        return new NamedLocationDefinition(
                location.id(),
                location.name(),
                location.ranges().stream().map(Cidr::toString).toList(),
                unlessEmpty(location.countries().stream().sorted().toList()),
                unlessEmpty(location.asns().stream().sorted().toList()),
                ifSo(location.unknownCountry()),
                location.site().map(RuleDefinitions::of).orElse(null),
                location.trusted());
    }

    private static NamedLocationDefinition.Site of(GeographicSite site) {
        Optional<GeographicSite.Coordinates> coordinates = site.coordinates();
        return new NamedLocationDefinition.Site(
                site.country(),
                coordinates.map(GeographicSite.Coordinates::latitude).orElse(null),
                coordinates.map(GeographicSite.Coordinates::longitude).orElse(null));
    }

    static PolicyDefinition of(Policy policy) {
        Effect effect = policy.effect();
        return new PolicyDefinition(
                policy.id(),
                policy.name(),
                policy.state().wireName(),
                effect.wireName(),
                effect instanceof Effect.Block block ? of(block.answer()) : null,
                effect instanceof Effect.AllowOnlyIf only ? of(only.controls()) : null,
                effect instanceof Effect.LimitRate limit ? of(limit) : null,
                of(policy.conditions()));
    }

    /** That of any refusal asks nothing. */
    private static @Nullable String of(Effect.Answer answer) {
        return answer == Effect.Answer.REFUSED ? null : answer.wireName();
    }

    private static PolicyDefinition.GrantControls of(GrantControls controls) {
        return new PolicyDefinition.GrantControls(
                ifSo(controls.pinnedNetwork()),
                text(controls.tlsAtLeast()),
                text(controls.expiryWithin()),
                ifSo(controls.activated()));
    }

    private static PolicyDefinition.Rate of(Effect.LimitRate limit) {
        return new PolicyDefinition.Rate(limit.signIns(), limit.per().toString());
    }

    private static PolicyDefinition.Conditions of(Conditions conditions) {
        return new PolicyDefinition.Conditions(
                of(conditions.accounts()),
                of(conditions.groups()),
                of(conditions.protocols()),
                of(conditions.services()),
                of(conditions.frontDoors()),
                of(conditions.locations()),
                of(conditions.clients()),
                conditions.tls().map(RuleDefinitions::of).orElse(null),
                each(conditions.timeWindows(), RuleDefinitions::of),
                each(conditions.dates(), RuleDefinitions::of),
                of(conditions.credential()),
                conditions.risk() == Risk.NONE ? null : conditions.risk().wireName());
    }

    private static PolicyDefinition.@Nullable Choice of(Choice choice) {
        return choice.isAny() ? null : new PolicyDefinition.Choice(choice.include(), choice.exclude());
    }

    private static PolicyDefinition.@Nullable Choice of(Patterns patterns) {
        if (patterns.isAny()) {
            return null;
        }
        List<String> include = patterns.all() ? List.of(Choice.ALL) : texts(patterns.include());
        return new PolicyDefinition.Choice(include, texts(patterns.exclude()));
    }

    private static List<String> texts(List<Glob> globs) {
        return globs.stream().map(Glob::pattern).toList();
    }

    private static PolicyDefinition.WeakTls of(WeakTls weak) {
        Optional<TlsVersion> olderThan = weak.olderThan();
        return new PolicyDefinition.WeakTls(olderThan.isPresent() ? null : true, text(olderThan));
    }

    private static PolicyDefinition.TimeWindow of(TimeWindow window) {
        return new PolicyDefinition.TimeWindow(
                window.days().stream()
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                window.from().toString(),
                window.to().toString(),
                window.zone().getId());
    }

    private static PolicyDefinition.DateRange of(DateRange dates) {
        return new PolicyDefinition.DateRange(
                dates.from().toString(), dates.to().toString(), dates.zone().getId());
    }

    private static PolicyDefinition.@Nullable CredentialConditions of(CredentialConditions conditions) {
        if (conditions.equals(CredentialConditions.NONE)) {
            return null;
        }
        return new PolicyDefinition.CredentialConditions(
                text(conditions.olderThan()),
                text(conditions.idleFor()),
                ifSo(conditions.noNetwork()),
                ifSo(conditions.noExpiry()),
                ifSo(conditions.pending()),
                conditions.form().map(SecretForm::wireName).orElse(null),
                of(conditions.deviceKinds()),
                of(conditions.labels()));
    }

    private static @Nullable Boolean ifSo(boolean so) {
        return so ? true : null;
    }

    /** Whole days as days, which is how people write them. */
    private static @Nullable String text(Optional<?> value) {
        return value.map(each -> each instanceof Duration span && span.toDays() * 86_400 == span.toSeconds()
                        ? "P" + span.toDays() + "D"
                        : each.toString())
                .orElse(null);
    }

    private static <T> @Nullable List<T> unlessEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static <S, T> @Nullable List<T> each(Collection<S> given, Function<S, T> definition) {
        return unlessEmpty(given.stream().map(definition).toList());
    }
}
