package dev.latchkey.audit.gap;

import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/** Looks for gaps from time to time: warns of each once, and keeps their number as a metric. */
final class GapWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(GapWatch.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ProducerGaps gaps;
    private final Duration every;
    private final AtomicInteger open = new AtomicInteger();
    private Set<ProducerGap> told = Set.of();
    private final RecurringTasks tasks;
    private volatile @Nullable RecurringTask looks;

    GapWatch(ProducerGaps gaps, Duration every, MeterRegistry meters, RecurringTasks tasks) {
        this.gaps = gaps;
        this.every = every;
        this.tasks = tasks;
        Gauge.builder("latchkey.audit.producer.gaps", open, AtomicInteger::get)
                .description("Gaps in producers' sequences; every replica tells of all of them")
                .register(meters);
    }

    @Override
    public void start() {
        looks = tasks.startReactive(Recurrence.every("producer-gaps", every, TIMEOUT.multipliedBy(2)), this::look);
    }

    Mono<Void> look() {
        return gaps.overdue()
                .collectList()
                .timeout(TIMEOUT)
                .doOnNext(this::tell)
                .then()
                .onErrorResume(failure -> {
                    LOG.atWarn().addKeyValue("cause", failure.toString()).log("gaps could not be looked for");
                    return Mono.empty();
                });
    }

    private void tell(List<ProducerGap> found) {
        Set<ProducerGap> now = new HashSet<>(found);
        found.stream().filter(gap -> !told.contains(gap)).forEach(GapWatch::warn);
        told.stream().filter(gap -> !now.contains(gap)).forEach(GapWatch::relieve);
        told = now;
        open.set(found.size());
    }

    private static void warn(ProducerGap gap) {
        LOG.atWarn()
                .addKeyValue("topic", gap.topic())
                .addKeyValue("partition", gap.partition())
                .addKeyValue("producer", gap.producer())
                .addKeyValue("from", gap.from())
                .addKeyValue("to", gap.to())
                .log("events of a producer are missing");
    }

    private static void relieve(ProducerGap gap) {
        LOG.atInfo()
                .addKeyValue("topic", gap.topic())
                .addKeyValue("partition", gap.partition())
                .addKeyValue("producer", gap.producer())
                .addKeyValue("from", gap.from())
                .addKeyValue("to", gap.to())
                .log("missing events have arrived, all or some");
    }

    @Override
    public void stop() {
        RecurringTask started = looks;
        if (started != null) {
            started.close();
            looks = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looks != null;
    }
}
