package dev.latchkey.bench.experiment;

import dev.latchkey.bench.load.Conversation;
import dev.latchkey.bench.load.Wire;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.bench.site.SampleRequest;
import dev.latchkey.bench.site.User;
import dev.latchkey.quickstart.installation.Port;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every half second somebody new tries one wrong secret on each of 15 accounts, all at once. */
final class Sprays implements AutoCloseable {
    static final int MOST = 250 * 250;
    private static final int ACCOUNTS = 15;
    private static final long MILLIS_BETWEEN = 500;
    private static final String WRONG = "wrong-horse-battery-staple";

    private final BenchSite site;
    private final Map<String, Long> began = new ConcurrentHashMap<>();
    private final AtomicInteger count;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /**
     * Sprays that were not started yet.
     *
     * @param first number of the first; each number below {@link #MOST} has an address of its own
     */
    Sprays(BenchSite site, int first) {
        this.site = site;
        this.count = new AtomicInteger(first);
    }

    void start() {
        clock.scheduleAtFixedRate(this::spray, 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    private void spray() {
        int number = count.getAndIncrement();
        // 198.18.0.0/16, the other half of what RFC 2544 sets aside for benchmarks.
        var source = "198.18." + number / 250 % 250 + "." + (number % 250 + 1);
        var wire = site.questions(victims(number).stream()
                .map(user -> SampleRequest.of(user.login(), WRONG + number, source))
                .toList());
        began.put(source, System.nanoTime());
        IntStream.range(0, ACCOUNTS).forEach(i -> Thread.startVirtualThread(() -> attempt(wire, i)));
    }

    private List<User> victims(int number) {
        var users = site.users();
        return IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> users.get((number * ACCOUNTS + i) % users.size()))
                .toList();
    }

    /** It is refused; what counts is the alert. */
    private void attempt(Wire wire, int question) {
        try (var conversation = new Conversation(site.port(Port.DOORS), wire)) {
            conversation.isAccepted(question);
        }
    }

    /** When each source began that did so since, as {@link System#nanoTime}. */
    Map<String, Long> began(long since) {
        return began.entrySet().stream()
                .filter(each -> each.getValue() >= since)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** No more of them. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
