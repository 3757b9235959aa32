package dev.latchkey.credential.diagnosis;

import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.consuming.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads sign-ins that were not let in off the stream and puts them on the shelves of those whom they concern. */
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

    void handle(List<Received> batch) {
        List<Envelope<SignInRecorded>> failed = batch.stream()
                .map(FailureProjection::failed)
                .flatMap(Optional::stream)
                .toList();
        Flux.fromIterable(failed)
                .concatMap(this::placed)
                .collectList()
                .map(FailureProjection::byShelf)
                .flatMap(failures::add)
                .block(PATIENCE);
    }

    private static Optional<Envelope<SignInRecorded>> failed(Received each) {
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
        Shelf own = Shelf.of(record.data());
        return ownersShelf(record.data())
                .filter(owners -> !owners.equals(own))
                .flux()
                .startWith(own)
                .map(shelf -> new Placed(shelf, failure));
    }

    /** A right secret under a login that is another's, or nobody's, concerns whoever owns that secret. */
    private Mono<Shelf> ownersShelf(SignInRecorded signIn) {
        boolean strayed =
                signIn.reason() == SignInReason.WRONG_ACCOUNT || signIn.reason() == SignInReason.ACCOUNT_UNKNOWN;
        return strayed && signIn.credential() != null
                ? owners.of(signIn.tenant(), signIn.credential())
                        .map(account -> Shelf.ofAccount(signIn.tenant(), account))
                : Mono.empty();
    }

    private static Map<Shelf, List<Failure>> byShelf(List<Placed> all) {
        Map<Shelf, List<Failure>> byShelf = new LinkedHashMap<>();
        all.forEach(each -> byShelf.computeIfAbsent(each.shelf(), shelf -> new ArrayList<>())
                .add(each.failure()));
        return byShelf;
    }

    private record Placed(Shelf shelf, Failure failure) {}
}
