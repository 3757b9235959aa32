package dev.latchkey.policies.backtest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what comes of sign-ins. For one thread; what several have counted is put together with {@link #plus}. */
final class Tally implements SignInSink {
    private static final int LISTED = 100;
    private static final int SAMPLES = 20;
    private static final long HOUR = 3600;

    private final Judge judge;
    private final Counts counts = new Counts();
    private final Map<Device, Counts> devices = new HashMap<>();
    private final Map<Device, String> labels = new HashMap<>();
    private final Map<Account, Counts> accounts = new HashMap<>();
    private final Map<Long, Counts> hours = new HashMap<>();
    private final Map<Long, Long> judgedByHour = new TreeMap<>();
    private final Map<String, Deque<RecordedSignIn>> samples = new TreeMap<>();
    private long judged;
    private long unreadable;

    Tally(Judge judge) {
        this.judge = judge;
        judge.outcomes().forEach(outcome -> counts.add(outcome, 0));
    }

    private record Device(
            @Nullable String account, @Nullable String credential) {}

    private record Account(@Nullable String id) {}

    @Override
    public void take(RecordedSignIn signIn) {
        judged++;
        long hour = Math.floorDiv(signIn.at().getEpochSecond(), HOUR);
        judgedByHour.merge(hour, 1L, Long::sum);
        judge.outcome(signIn).ifPresent(outcome -> count(signIn, hour, outcome));
    }

    @Override
    public void unreadable() {
        unreadable++;
    }

    private void count(RecordedSignIn signIn, long hour, String outcome) {
        counts.add(outcome, 1);
        hours.computeIfAbsent(hour, any -> new Counts()).add(outcome, 1);
        if (happensToSomebody(outcome)) {
            attribute(signIn, outcome);
        }
    }

    private static boolean happensToSomebody(String outcome) {
        return !outcome.equals(Judge.UNDECIDED);
    }

    /** To whom it happens. */
    private void attribute(RecordedSignIn signIn, String outcome) {
        Device device = new Device(signIn.account(), signIn.credential());
        devices.computeIfAbsent(device, any -> new Counts()).add(outcome, 1);
        accounts.computeIfAbsent(new Account(signIn.account()), any -> new Counts())
                .add(outcome, 1);
        if (signIn.label() != null) {
            labels.put(device, signIn.label());
        }
        Deque<RecordedSignIn> last = samples.computeIfAbsent(outcome, any -> new ArrayDeque<>());
        last.addLast(signIn);
        if (last.size() > SAMPLES) {
            last.removeFirst();
        }
    }

    /** This one, with what another has counted; an account's sign-ins are all in one partition, and so in one tally. */
    Tally plus(Tally other) {
        judged += other.judged;
        unreadable += other.unreadable;
        counts.plus(other.counts);
        merge(devices, other.devices);
        merge(accounts, other.accounts);
        merge(hours, other.hours);
        labels.putAll(other.labels);
        other.judgedByHour.forEach((hour, more) -> judgedByHour.merge(hour, more, Long::sum));
        other.samples.forEach((outcome, more) ->
                samples.computeIfAbsent(outcome, any -> new ArrayDeque<>()).addAll(more));
        return this;
    }

    private static <K> void merge(Map<K, Counts> into, Map<K, Counts> from) {
        from.forEach((key, more) -> into.merge(key, more, Counts::plus));
    }

    Findings findings() {
        return new Findings(
                judged,
                unreadable,
                counts.byOutcome(),
                accounts.size(),
                top(devices, this::device),
                top(accounts, (account, of) -> new Findings.Account(account.id(), of.byOutcome())),
                judgedByHour.entrySet().stream()
                        .map(each -> hour(each.getKey(), each.getValue()))
                        .toList(),
                samples());
    }

    private Findings.Device device(Device device, Counts of) {
        return new Findings.Device(device.credential(), labels.get(device), device.account(), of.byOutcome());
    }

    private Findings.Hour hour(long hour, long all) {
        Counts of = hours.getOrDefault(hour, new Counts());
        return new Findings.Hour(Instant.ofEpochSecond(hour * HOUR), all, of.byOutcome());
    }

    private static <K, T> List<T> top(Map<K, Counts> all, BiFunction<K, Counts, T> to) {
        return all.entrySet().stream()
                .sorted(Comparator.comparing(each -> -each.getValue().total()))
                .limit(LISTED)
                .map(each -> to.apply(each.getKey(), each.getValue()))
                .toList();
    }

    private Map<String, List<Findings.Sample>> samples() {
        Map<String, List<Findings.Sample>> newest = new TreeMap<>();
        judge.outcomes().stream().filter(Tally::happensToSomebody).forEach(outcome -> newest.put(outcome, List.of()));
        samples.forEach((outcome, all) -> newest.put(outcome, newest(all.stream())));
        return newest;
    }

    private static List<Findings.Sample> newest(Stream<RecordedSignIn> all) {
        return all.sorted(Comparator.comparing(RecordedSignIn::at).reversed())
                .limit(SAMPLES)
                .map(Findings.Sample::of)
                .toList();
    }
}
