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
final class BackTestTally implements SignInSink {
    private static final int LISTED = 100;
    private static final int SAMPLES = 20;
    private static final long HOUR = 3600;

    private final BackTestEvaluator judge;
    private final OutcomeCounts counts = new OutcomeCounts();
    private final Map<Device, OutcomeCounts> devices = new HashMap<>();
    private final Map<Device, String> labels = new HashMap<>();
    private final Map<Account, OutcomeCounts> accounts = new HashMap<>();
    private final Map<Long, OutcomeCounts> hours = new HashMap<>();
    private final Map<Long, Long> judgedByHour = new TreeMap<>();
    private final Map<String, Deque<RecordedSignIn>> samples = new TreeMap<>();
    private long judged;
    private long unreadable;

    BackTestTally(BackTestEvaluator judge) {
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
        hours.computeIfAbsent(hour, any -> new OutcomeCounts()).add(outcome, 1);
        if (happensToSomebody(outcome)) {
            attribute(signIn, outcome);
        }
    }

    private static boolean happensToSomebody(String outcome) {
        return !outcome.equals(BackTestEvaluator.UNDECIDED);
    }

    /** To whom it happens. */
    private void attribute(RecordedSignIn signIn, String outcome) {
        Device device = new Device(signIn.account(), signIn.credential());
        devices.computeIfAbsent(device, any -> new OutcomeCounts()).add(outcome, 1);
        accounts.computeIfAbsent(new Account(signIn.account()), any -> new OutcomeCounts())
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
    BackTestTally plus(BackTestTally other) {
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

    private static <K> void merge(Map<K, OutcomeCounts> into, Map<K, OutcomeCounts> from) {
        from.forEach((key, more) -> into.merge(key, more, OutcomeCounts::plus));
    }

    BackTestFindings findings() {
        return new BackTestFindings(
                judged,
                unreadable,
                counts.byOutcome(),
                accounts.size(),
                top(devices, this::device),
                top(accounts, (account, of) -> new BackTestFindings.Account(account.id(), of.byOutcome())),
                judgedByHour.entrySet().stream()
                        .map(each -> hour(each.getKey(), each.getValue()))
                        .toList(),
                samples());
    }

    private BackTestFindings.Device device(Device device, OutcomeCounts of) {
        return new BackTestFindings.Device(device.credential(), labels.get(device), device.account(), of.byOutcome());
    }

    private BackTestFindings.Hour hour(long hour, long all) {
        OutcomeCounts of = hours.getOrDefault(hour, new OutcomeCounts());
        return new BackTestFindings.Hour(Instant.ofEpochSecond(hour * HOUR), all, of.byOutcome());
    }

    private static <K, T> List<T> top(Map<K, OutcomeCounts> all, BiFunction<K, OutcomeCounts, T> to) {
        return all.entrySet().stream()
                .sorted(Comparator.comparing(each -> -each.getValue().total()))
                .limit(LISTED)
                .map(each -> to.apply(each.getKey(), each.getValue()))
                .toList();
    }

    private Map<String, List<BackTestFindings.Sample>> samples() {
        Map<String, List<BackTestFindings.Sample>> newest = new TreeMap<>();
        judge.outcomes().stream()
                .filter(BackTestTally::happensToSomebody)
                .forEach(outcome -> newest.put(outcome, List.of()));
        samples.forEach((outcome, all) -> newest.put(outcome, newest(all.stream())));
        return newest;
    }

    private static List<BackTestFindings.Sample> newest(Stream<RecordedSignIn> all) {
        return all.sorted(Comparator.comparing(RecordedSignIn::at).reversed())
                .limit(SAMPLES)
                .map(BackTestFindings.Sample::of)
                .toList();
    }
}
