package dev.latchkey.policies.backtest;

import dev.latchkey.policies.editing.Impact;
import dev.latchkey.policies.editing.ImpactEstimator;
import dev.latchkey.policies.editing.ImpactSettings;
import dev.latchkey.policies.rules.TenantRuleSet;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Back-tests on the way to a write: as much of the last days as can be read while somebody waits. Where nothing can be, the change is
 * not held up: whoever has to block an attack must not need the broker for it.
 */
final class ImpactRuns implements ImpactEstimator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImpactRuns.class);

    private final SignInTopic topic;
    private final ImpactSettings settings;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("rehearsal-", 1).factory());

    ImpactRuns(SignInTopic topic, ImpactSettings settings, Clock clock) {
        this.topic = topic;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Impact> rehearse(TenantRuleSet before, TenantRuleSet after, @Nullable String login) {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> read(before, after, login), threads))
                .onErrorResume(failure -> {
                    LOG.atWarn()
                            .addKeyValue("tenant", before.tenant())
                            .addKeyValue("cause", failure.toString())
                            .log("a change of rules goes on without a look at the last sign-ins");
                    return Mono.just(Impact.UNKNOWN);
                });
    }

    private Impact read(TenantRuleSet before, TenantRuleSet after, @Nullable String login) {
        long end = System.nanoTime() + settings.within().toNanos();
        BooleanSupplier late = () -> System.nanoTime() - end > 0;
        Instant since = clock.instant().minus(settings.lookBack());
        RuleChangeEvaluator change = new RuleChangeEvaluator(before, after);
        List<CompletableFuture<Part>> parts = topic.since(since).stream()
                .map(span -> CompletableFuture.supplyAsync(
                        () -> read(span, before.tenant(), since, new ImpactTally(change, login), late), threads))
                .toList();
        return parts.stream()
                .map(CompletableFuture::join)
                .reduce((one, other) -> new Part(one.tally().plus(other.tally()), one.whole() && other.whole()))
                .map(all -> all.tally().impact(all.whole()))
                .orElse(Impact.NONE);
    }

    private record Part(ImpactTally tally, boolean whole) {}

    private Part read(PartitionRange span, String tenant, Instant since, ImpactTally tally, BooleanSupplier late) {
        TenantSignIns records = new TenantSignIns(tenant, null, since, new LongAdder(), tally);
        try {
            topic.read(span, records::take, late);
            return new Part(tally, true);
        } catch (CancellationException tooMuch) {
            return new Part(tally, false);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
