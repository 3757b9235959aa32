package dev.latchkey.notifier.subscription;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.notifier.paging.Page;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/subscriptions")
class SubscriptionApi {
    private final Subscriptions subscriptions;
    private final ManageSubscriptions subscribing;
    private final SecretRotation rotation;

    SubscriptionApi(Subscriptions subscriptions, ManageSubscriptions subscribing, SecretRotation rotation) {
        this.subscriptions = subscriptions;
        this.subscribing = subscribing;
        this.rotation = rotation;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SubscriptionView> add(Caller caller, @RequestBody SubscriptionRequest request) {
        return subscribing.add(allowed(caller), request);
    }

    @GetMapping
    Mono<Page<SubscriptionView>> list(Caller caller) {
        return subscriptions
                .all(allowed(caller).tenant())
                .map(SubscriptionView::of)
                .collectList()
                .map(all -> new Page<>(all, null));
    }

    @GetMapping("/{id}")
    Mono<SubscriptionView> one(Caller caller, @PathVariable String id) {
        return found(allowed(caller), id).map(SubscriptionView::of);
    }

    @PatchMapping("/{id}")
    Mono<SubscriptionView> change(Caller caller, @PathVariable String id, @RequestBody SubscriptionRequest request) {
        return found(allowed(caller), id)
                .flatMap(subscription -> subscribing.change(subscription, request))
                .switchIfEmpty(missing(id))
                .map(SubscriptionView::of);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable String id) {
        return subscriptions
                .remove(allowed(caller).tenant(), id)
                .flatMap(removed -> removed ? Mono.empty() : missing(id));
    }

    @PostMapping("/{id}/rotate-secret")
    Mono<SubscriptionView> rotate(
            Caller caller, @PathVariable String id, @RequestBody(required = false) @Nullable RotationRequest request) {
        return found(allowed(caller), id)
                .flatMap(subscription -> rotation.rotate(subscription, request == null ? null : request.overlap()))
                .switchIfEmpty(missing(id));
    }

    record RotationRequest(@Nullable Duration overlap) {}

    private Mono<Subscription> found(Caller caller, String id) {
        return subscriptions.find(caller.tenant(), id).switchIfEmpty(missing(id));
    }

    private static <T> Mono<T> missing(String id) {
        return Mono.error(() -> ProblemException.notFound("subscription", id));
    }

    private static Caller allowed(Caller caller) {
        caller.mustBe(Role.ANALYST, Role.ADMIN);
        return caller;
    }
}
