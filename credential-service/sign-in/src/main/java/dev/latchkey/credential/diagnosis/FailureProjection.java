package dev.latchkey.credential.diagnosis;

import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads sign-ins that were not let in off the stream and puts them into the buckets of those whom they concern. */
final class FailureProjection {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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

    void handle(List<ReceivedEvent> batch) {
        List<Envelope<SignInRecorded>> failed = batch.stream()
                .map(FailureProjection::failed)
                .flatMap(Optional::stream)
                .toList();
        Flux.fromIterable(failed)
                .concatMap(this::placed)
                .collectList()
                .map(FailureProjection::byBucket)
                .flatMap(failures::add)
                .block(PATIENCE);
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

    private Flux<Placed> placed(Envelope<SignInRecorded> record) {
        Failure failure = Failure.of(record);
        FailureBucket own = FailureBucket.of(record.data());
        return ownersBucket(record.data())
                .filter(owners -> !owners.equals(own))
                .flux()
                .startWith(own)
                .map(bucket -> new Placed(bucket, failure));
    }

    /** A right secret under a login that is another's, or nobody's, concerns whoever owns that secret. */
    private Mono<FailureBucket> ownersBucket(SignInRecorded signIn) {
        boolean strayed =
                signIn.reason() == SignInReason.WRONG_ACCOUNT || signIn.reason() == SignInReason.ACCOUNT_UNKNOWN;
        return strayed && signIn.credential() != null
                ? owners.of(signIn.tenant(), signIn.credential())
                        .map(account -> FailureBucket.ofAccount(signIn.tenant(), account))
                : Mono.empty();
    }

    private static Map<FailureBucket, List<Failure>> byBucket(List<Placed> all) {
        Map<FailureBucket, List<Failure>> byBucket = new LinkedHashMap<>();
        all.forEach(each -> byBucket.computeIfAbsent(each.bucket(), bucket -> new ArrayList<>())
                .add(each.failure()));
        return byBucket;
    }

    private record Placed(FailureBucket bucket, Failure failure) {}
}
