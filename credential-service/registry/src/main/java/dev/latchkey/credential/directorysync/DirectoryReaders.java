package dev.latchkey.credential.directorysync;

import dev.latchkey.credential.account.ProvisioningListener;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Asks each provider again and again, and soon when something is said to have changed; one that does not answer less and
 * less often, but more than once a minute.
 */
public final class DirectoryReaders implements ProvisioningListener {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryReaders.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration READING = Duration.ofSeconds(45);
    private static final Duration RAREST = Duration.ofSeconds(45);

    private final DirectorySources sources;
    private final ReadDirectory reading;
    private final DirectoryStates states;
    private final DirectoryMeters meters;
    private final Map<String, SourceState> seen = new ConcurrentHashMap<>();

    DirectoryReaders(DirectorySources sources, ReadDirectory reading, DirectoryStates states, DirectoryMeters meters) {
        this.sources = sources;
        this.reading = reading;
        this.states = states;
        this.meters = meters;
    }

    DirectoryReaders start(RecurringTasks tasks) {
        for (DirectorySource source : sources.all()) {
            Recurrence often = new Recurrence(
                    "directory-" + source.id(), Duration.ofMillis(100), LOOK, READING.plus(LOOK.multipliedBy(5)));
            tasks.startReactive(often, () -> look(source));
            meters.watch(source, () -> Optional.ofNullable(seen.get(source.id())));
        }
        return this;
    }

    /** Something was said to have changed among the people of a tenant: its providers are asked within seconds. */
    public Mono<Void> changed(String tenant) {
        return states.want(tenant);
    }

    @Override
    public Mono<Void> provisioned(String tenant) {
        return changed(tenant);
    }

    /** As last seen by this replica; empty before the first look. */
    Optional<SourceState> state(String id) {
        return Optional.ofNullable(seen.get(id));
    }

    /** The first time since the start, at once. */
    private Mono<SourceState> look(DirectorySource source) {
        Mono<Void> begun = seen.containsKey(source.id()) ? Mono.empty() : states.begin(source);
        return begun.then(Mono.defer(() -> states.take(source.id())))
                .flatMap(state -> once(source, state))
                .switchIfEmpty(Mono.defer(() -> states.byId(source.id())))
                .doOnNext(state -> seen.put(source.id(), state));
    }

    private Mono<SourceState> once(DirectorySource source, SourceState state) {
        return reading.read(source, sources.directory(source), state)
                .timeout(READING)
                .doOnNext(done -> meters.count(source, done))
                .flatMap(done -> done.unresolved() > 0 && done.held() == 0
                        ? failed(
                                source,
                                state,
                                done.unresolved() + " users are not in the list, and asking for them failed")
                        : states.succeeded(source, state, done))
                .onErrorResume(
                        DirectoryUnavailableException.class,
                        failure -> failed(source, state, String.valueOf(failure.getMessage())))
                .onErrorResume(TimeoutException.class, late -> failed(source, state, "not read within " + READING));
    }

    private Mono<SourceState> failed(DirectorySource source, SourceState state, String problem) {
        meters.failed(source);
        LOG.atWarn()
                .addKeyValue("source", source.id())
                .addKeyValue("tenant", source.tenant())
                .addKeyValue("failures", state.failures() + 1)
                .addKeyValue("problem", problem)
                .log("an identity provider could not be asked who is switched off; it will be asked again");
        Duration longest = source.every().compareTo(RAREST) > 0 ? source.every() : RAREST;
        return states.failed(
                source,
                state,
                problem,
                RetryPolicy.backingOff(Long.MAX_VALUE, source.every(), longest).waitBefore(state.failures()));
    }
}
