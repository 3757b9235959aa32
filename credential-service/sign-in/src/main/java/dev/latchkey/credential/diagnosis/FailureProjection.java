package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.recorded.SignInProjection;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.consuming.Interest;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads sign-ins that were not let in off the stream and puts them into the buckets of those whom they concern. Of an
 * attack no more is looked at than a bucket keeps, and what a batch has of others is written some at a time: each batch
 * comes to its end.
 */
final class FailureProjection implements SignInProjection {
    private static final Duration KEPT_WITHIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Buckets, or owners that are looked for, at a time: so many that PATIENCE is ample. */
    private static final int AT_ONCE = 500;

    private static final int LOOKUPS_AT_ONCE = 8;

    private final RecentFailures failures;
    private final Owners owners;

    FailureProjection(RecentFailures failures, Owners owners) {
        this.failures = failures;
        this.owners = owners;
    }

    /** Finds the account that an app password of the tenant belongs to; empty where there is none. */
    @FunctionalInterface
    interface Owners {
        Mono<String> of(String tenant, String credential);
    }

    /** By the id of each: what was let in, which is nearly all of it, is never made an event of. */
    @Override
    public Optional<Interest> interest(RecordedAttributes signIn, RawRecord raw) {
        return signIn.result() == SignInResult.ACCEPTED
                ? Optional.empty()
                : Optional.of(new Interest(raw.header(CloudEventHeaders.ID).orElseThrow(), KEPT_WITHIN));
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        Map<FailureBucket, List<Failure>> own = new LinkedHashMap<>();
        Map<StrayedSecret, List<Failure>> strayed = new LinkedHashMap<>();
        for (ReceivedEvent each : batch) {
            failed(each).ifPresent(record -> {
                Failure failure = Failure.of(record);
                put(own, FailureBucket.of(record.data()), failure);
                StrayedSecret.of(record.data()).ifPresent(secret -> put(strayed, secret, failure));
            });
        }
        own.entrySet().stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(this::keep);
        strayed.entrySet().stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(this::keepForOwners);
    }

    private static <K> void put(Map<K, List<Failure>> all, K key, Failure failure) {
        all.computeIfAbsent(key, first -> new ArrayList<>()).add(failure);
    }

    private void keep(List<Map.Entry<FailureBucket, List<Failure>>> some) {
        failures.add(byBucket(some)).block(PATIENCE);
    }

    private void keepForOwners(List<Map.Entry<StrayedSecret, List<Failure>>> some) {
        Flux.fromIterable(some)
                .flatMapSequential(
                        each -> bucket(each.getKey()).map(bucket -> Map.entry(bucket, each.getValue())),
                        LOOKUPS_AT_ONCE)
                .collectList()
                .map(FailureProjection::byBucket)
                .flatMap(failures::add)
                .block(PATIENCE);
    }

    private Mono<FailureBucket> bucket(StrayedSecret secret) {
        return owners.of(secret.tenant(), secret.credential())
                .map(account -> FailureBucket.ofAccount(secret.tenant(), account));
    }

    private static Map<FailureBucket, List<Failure>> byBucket(List<Map.Entry<FailureBucket, List<Failure>>> some) {
        Map<FailureBucket, List<Failure>> byBucket = new HashMap<>();
        some.forEach(each -> byBucket.computeIfAbsent(each.getKey(), first -> new ArrayList<>())
                .addAll(RecentFailures.newest(each.getValue())));
        return byBucket;
    }

    private static Optional<Envelope<SignInRecorded>> failed(ReceivedEvent each) {
        if (!(each.event() instanceof SignInRecorded signIn) || signIn.result() == SignInResult.ACCEPTED) {
            return Optional.empty();
        }
        return Optional.of(new Envelope<>(
                each.envelope().id(),
                each.envelope().source(),
                each.envelope().time(),
                each.envelope().producer(),
                each.envelope().sequence(),
                each.envelope().traceparent(),
                signIn));
    }

    /** A right secret under a login that is another's, or nobody's: it concerns whoever owns it. */
    private record StrayedSecret(String tenant, String credential) {
        static Optional<StrayedSecret> of(SignInRecorded signIn) {
            boolean strayed =
                    signIn.reason() == SignInReason.WRONG_ACCOUNT || signIn.reason() == SignInReason.ACCOUNT_UNKNOWN;
            return Optional.ofNullable(strayed ? signIn.credential() : null)
                    .map(credential -> new StrayedSecret(signIn.tenant(), credential));
        }
    }
}
