package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.Effect;
import dev.latchkey.policy.rule.NamedLocation;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import dev.latchkey.policy.rule.TimeOfDay;
import dev.latchkey.policy.rule.TimeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules and sign-ins drawn from few values, so that they often meet. */
final class RandomRules {
    private static final List<String> ACCOUNTS = List.of("anna", "ben", "cleo", "dan");
    private static final List<String> PROTOCOLS = List.of("imap", "smtp", "http");
    private static final List<String> SERVICES = List.of("mail", "files", "crm");
    private static final Arbitrary<ZoneId> ZONES = Arbitraries.of(
                    "UTC", "Europe/Zurich", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe")
            .map(ZoneId::of);
    private static final Instant BEFORE_CLOCKS_CHANGE = Instant.parse("2026-03-20T00:00:00Z");
    private static final int TWO_WEEKS_OF_SECONDS = 14 * 86_400;

    private RandomRules() {}

    static Arbitrary<PolicySet> policySets() {
        return locations()
                .flatMap(locations ->
                        policies(ids(locations)).map(policies -> new PolicySet("acme", 1, locations, policies)));
    }

    static Arbitrary<SignIn> signIns() {
        return Combinators.combine(
                        Arbitraries.of(ACCOUNTS).injectNull(0.1),
                        Arbitraries.of(PROTOCOLS),
                        Arbitraries.of(SERVICES),
                        addresses().injectNull(0.1),
                        Arbitraries.integers().between(0, TWO_WEEKS_OF_SECONDS).map(BEFORE_CLOCKS_CHANGE::plusSeconds))
                .as(SignIn::new);
    }

    static Arbitrary<Policy> policies(String id, List<String> locations) {
        return Combinators.combine(Arbitraries.of(PolicyState.class), conditions(locations))
                .as((state, conditions) -> new Policy(id, "Policy " + id, state, conditions, Effect.BLOCK));
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
                        choices(ACCOUNTS), choices(PROTOCOLS), choices(SERVICES), choices(places), timeWindows())
                .as(Conditions::new);
    }

    private static Arbitrary<Choice> choices(List<String> ids) {
        Arbitrary<List<String>> some = Arbitraries.of(ids).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<String>> none = Arbitraries.just(List.of());
        Arbitrary<List<String>> include = Arbitraries.oneOf(Arbitraries.just(List.of(Choice.ALL)), some);
        Arbitrary<Choice> picked =
                Combinators.combine(include, Arbitraries.oneOf(none, some)).as(Choice::new);
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(Choice.ANY)), Tuple.of(1, picked));
    }

    private static Arbitrary<List<TimeWindow>> timeWindows() {
        Arbitrary<TimeWindow> windows = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        Arbitraries.integers().between(0, 1439),
                        Arbitraries.integers().between(1, 1440),
                        ZONES)
                .as((days, from, length, zone) ->
                        new TimeWindow(days, new TimeOfDay(from), new TimeOfDay(Math.min(1440, from + length)), zone));
        return windows.list().ofMaxSize(2);
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
                        addresses(), Arbitraries.of(0, 1, 8, 24, 31, 32), Arbitraries.of(0, 32, 64, 127, 128))
                .as(IpAddress::network);
        return Combinators.combine(ranges.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(true, false))
                .as((list, trusted) -> new NamedLocation(id, "Location " + id, list, trusted));
    }

    private static Arbitrary<IpAddress> addresses() {
        return Arbitraries.of(
                        "0.0.0.0",
                        "10.0.0.1",
                        "10.0.0.2",
                        "10.0.1.1",
                        "10.9.9.9",
                        "192.0.2.1",
                        "255.255.255.255",
                        "::ffff:10.0.0.1",
                        "::",
                        "::1",
                        "2001:db8::1",
                        "2001:db8::2",
                        "2001:db8:1::1",
                        "ffff::ffff")
                .map(IpAddress::parse);
    }
}
