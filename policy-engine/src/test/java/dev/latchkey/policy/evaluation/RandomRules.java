package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
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
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.SecretForm;
import dev.latchkey.policy.rule.TimeOfDay;
import dev.latchkey.policy.rule.TimeWindow;
import dev.latchkey.policy.rule.TlsVersion;
import dev.latchkey.policy.rule.WeakTls;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules drawn from few values, so that they often meet {@link RandomSignIns}. */
final class RandomRules {
    private static final Arbitrary<ZoneId> ZONES = Arbitraries.of(
                    "UTC", "Europe/Zurich", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe")
            .map(ZoneId::of);

    private RandomRules() {}

    static Arbitrary<PolicySet> policySets() {
        return locations()
                .flatMap(locations ->
                        policies(ids(locations)).map(policies -> new PolicySet("acme", 1, locations, policies)));
    }

    static Arbitrary<Policy> policies(String id, List<String> locations) {
        return Combinators.combine(Arbitraries.of(PolicyState.class), conditions(locations), effects())
                .as((state, conditions, effect) -> new Policy(id, "Policy " + id, state, conditions, effect));
    }

    private static Arbitrary<Effect> effects() {
        Arbitrary<Effect> plain =
                Arbitraries.of(Effect.BLOCK, new Effect.Suspend(), new Effect.LimitRate(1, Duration.ofHours(1)));
        Arbitrary<Effect> only = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("1.0", "1.2", "1.3")
                                .map(TlsVersion::parse)
                                .optional(),
                        Arbitraries.of(1, 30, 60).map(Duration::ofDays).optional(),
                        Arbitraries.of(true, false))
                .filter((pinned, tls, expiry, activated) ->
                        pinned || activated || tls.isPresent() || expiry.isPresent())
                .as(GrantControls::new)
                .map(Effect.AllowOnlyIf::new);
        return Arbitraries.oneOf(plain, only);
    }

    static List<String> ids(List<NamedLocation> locations) {
        return locations.stream().map(NamedLocation::id).toList();
    }

    private static Arbitrary<List<Policy>> policies(List<String> locations) {
        return Arbitraries.integers()
                .between(0, 4)
                .flatMap(count -> Combinators.combine(IntStream.range(0, count)
                                .mapToObj(i -> policies("p" + i, locations))
                                .toList())
                        .as(policies -> policies));
    }

    private static Arbitrary<Conditions> conditions(List<String> locations) {
        List<String> places = IntStream.rangeClosed(0, locations.size())
                .mapToObj(i -> i == 0 ? Choice.ALL_TRUSTED : locations.get(i - 1))
                .toList();
        return Combinators.combine(
                        Combinators.combine(
                                        choices(RandomSignIns.ACCOUNTS),
                                        choices(RandomSignIns.GROUPS),
                                        choices(RandomSignIns.PROTOCOLS),
                                        choices(RandomSignIns.SERVICES))
                                .as(Chosen::new),
                        choices(RandomSignIns.DOORS),
                        choices(places),
                        patterns(RandomSignIns.CLIENTS),
                        rarely(Arbitraries.of(
                                        WeakTls.ABSENT,
                                        WeakTls.before(TlsVersion.parse("1.2")),
                                        WeakTls.before(TlsVersion.parse("1.0"))))
                                .map(Optional::ofNullable),
                        timeWindows(),
                        dates(),
                        Combinators.combine(
                                        Arbitraries.frequencyOf(
                                                Tuple.of(6, Arbitraries.just(CredentialConditions.NONE)),
                                                Tuple.of(1, credentialConditions())),
                                        Arbitraries.frequencyOf(
                                                Tuple.of(8, Arbitraries.just(Risk.NONE)),
                                                Tuple.of(1, Arbitraries.of(Risk.class))))
                                .as(Credential::new))
                .as((chosen, doors, chosenPlaces, clients, tls, windows, days, credential) -> new Conditions(
                        chosen.accounts(),
                        chosen.groups(),
                        chosen.protocols(),
                        chosen.services(),
                        doors,
                        chosenPlaces,
                        clients,
                        tls,
                        windows,
                        days,
                        credential.conditions(),
                        credential.risk()));
    }

    private record Chosen(Choice accounts, Choice groups, Choice protocols, Choice services) {}

    private record Credential(CredentialConditions conditions, Risk risk) {}

    private static <T> Arbitrary<T> rarely(Arbitrary<T> some) {
        return some.injectNull(0.8);
    }

    private static Arbitrary<CredentialConditions> credentialConditions() {
        Arbitrary<Optional<Duration>> spans =
                rarely(Arbitraries.of(1, 30, 365).map(Duration::ofDays)).map(Optional::ofNullable);
        Arbitrary<Boolean> seldom = Arbitraries.of(true, false, false, false);
        return Combinators.combine(
                        spans,
                        spans,
                        seldom,
                        seldom,
                        seldom,
                        rarely(Arbitraries.of(SecretForm.class)).map(Optional::ofNullable),
                        choices(RandomSignIns.KINDS),
                        patterns(RandomSignIns.LABELS))
                .as(CredentialConditions::new);
    }

    private static Arbitrary<Patterns> patterns(List<String> texts) {
        Arbitrary<Glob> globs = Combinators.combine(
                        Arbitraries.of(texts),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of("*", "?", "", "**", "?*"))
                .as((text, at, wild) -> new Glob("*" + text.substring(0, Math.min(at, text.length())) + wild));
        Arbitrary<Patterns> picked = Combinators.combine(
                        globs.list().ofMaxSize(2), globs.list().ofMaxSize(1))
                .as((include, exclude) -> new Patterns(include.isEmpty(), include, exclude));
        return Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just(Patterns.ANY)), Tuple.of(1, picked));
    }

    private static Arbitrary<List<DateRange>> dates() {
        Arbitrary<DateRange> ranges = Combinators.combine(
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.integers().between(0, 14),
                        ZONES)
                .as((from, length, zone) -> {
                    LocalDate first = LocalDate.of(2026, 3, 20).plusDays(from);
                    return new DateRange(first, first.plusDays(length), zone);
                });
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(List.of())),
                Tuple.of(1, ranges.list().ofMaxSize(2)));
    }

    private static Arbitrary<Choice> choices(List<String> ids) {
        Arbitrary<List<String>> some = Arbitraries.of(ids).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<String>> none = Arbitraries.just(List.of());
        Arbitrary<List<String>> include = Arbitraries.oneOf(Arbitraries.just(List.of(Choice.ALL)), some);
        Arbitrary<Choice> picked =
                Combinators.combine(include, Arbitraries.oneOf(none, some)).as(Choice::new);
        return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just(Choice.ANY)), Tuple.of(1, picked));
    }

    private static Arbitrary<List<TimeWindow>> timeWindows() {
        Arbitrary<TimeWindow> windows = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        Arbitraries.integers().between(0, 1439),
                        Arbitraries.integers().between(1, 1440),
                        ZONES)
                .as((days, from, length, zone) ->
                        new TimeWindow(days, new TimeOfDay(from), new TimeOfDay(Math.min(1440, from + length)), zone));
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(List.of())),
                Tuple.of(1, windows.list().ofMaxSize(2)));
    }

    private static Arbitrary<List<NamedLocation>> locations() {
        return Arbitraries.integers()
                .between(0, 4)
                .flatMap(count -> Combinators.combine(IntStream.range(0, count)
                                .mapToObj(i -> location("l" + i))
                                .toList())
                        .as(locations -> locations));
    }

    private static Arbitrary<NamedLocation> location(String id) {
        Arbitrary<Cidr> ranges = Combinators.combine(
                        RandomSignIns.addresses(),
                        Arbitraries.of(0, 1, 8, 24, 31, 32),
                        Arbitraries.of(0, 32, 64, 127, 128))
                .as(IpAddress::network);
        Arbitrary<Optional<GeographicSite>> sites = rarely(
                        Arbitraries.of(RandomSignIns.COUNTRIES).map(each -> new GeographicSite(each, Optional.empty())))
                .map(Optional::ofNullable);
        return Combinators.combine(
                        ranges.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(RandomSignIns.COUNTRIES).set().ofMaxSize(1),
                        Arbitraries.of(RandomSignIns.ASNS).set().ofMaxSize(1),
                        Arbitraries.of(true, false, false, false),
                        sites,
                        Arbitraries.of(true, false))
                .as((list, countries, asns, unknown, site, trusted) ->
                        new NamedLocation(id, "Location " + id, list, countries, asns, unknown, site, trusted));
    }
}
