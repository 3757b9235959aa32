package dev.latchkey.notifier.subscription;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.notifier.alert.AlertScope;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(SubscriptionApi.PATH)
class SubscriptionApi {
    static final String PATH = "/v1/subscriptions";

    private static final int ATTEMPTS = 5;

    private final Subscriptions subscriptions;
    private final ManageSubscriptions subscribing;
    private final SecretRotation rotation;

    SubscriptionApi(Subscriptions subscriptions, ManageSubscriptions subscribing, SecretRotation rotation) {
        this.subscriptions = subscriptions;
        this.subscribing = subscribing;
        this.rotation = rotation;
    }

    @PostMapping
    Mono<ResponseEntity<SubscriptionView>> add(Caller caller, @RequestBody SubscriptionRequest request) {
        return subscribing
                .add(tenant(caller), caller.subject(), request)
                .map(made -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create(PATH + "/" + made.id()))
                        .eTag(EntityTags.of(1))
                        .body(made));
    }

    @GetMapping
    Mono<Page<SubscriptionView>> list(Caller caller, PageRequest page) {
        return subscriptions.list(tenant(caller), page).map(found -> found.map(SubscriptionView::of));
    }

    @GetMapping("/{subscriptionId}")
    Mono<ResponseEntity<SubscriptionView>> one(Caller caller, @PathVariable String subscriptionId) {
        return found(tenant(caller), subscriptionId).map(SubscriptionApi::shown);
    }

    @PatchMapping("/{subscriptionId}")
    Mono<ResponseEntity<SubscriptionView>> change(
            Caller caller,
            @PathVariable String subscriptionId,
            @RequestHeader HttpHeaders headers,
            @RequestBody SubscriptionRequest request) {
        return changing(caller, subscriptionId, headers, subscription -> subscribing.change(subscription, request))
                .map(SubscriptionApi::shown);
    }

    @DeleteMapping("/{subscriptionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable String subscriptionId, @RequestHeader HttpHeaders headers) {
        return changing(caller, subscriptionId, headers, subscriptions::remove).then();
    }

    @PostMapping("/{subscriptionId}/rotate-secret")
    Mono<ResponseEntity<SubscriptionView>> rotate(
            Caller caller,
            @PathVariable String subscriptionId,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable RotationRequest request) {
        Duration overlap = request == null ? null : request.overlap();
        return changing(caller, subscriptionId, headers, subscription -> rotation.rotate(subscription, overlap))
                .map(rotated -> answer(rotated.subscription()).body(rotated.view()));
    }

    record RotationRequest(@Nullable Duration overlap) {}

    /** Reads and changes it, once more where somebody else did so in between. */
    private <T> Mono<T> changing(
            Caller caller, String id, HttpHeaders headers, Function<Subscription, Mono<T>> change) {
        IfMatch seen = IfMatch.optional(headers);
        return Mono.defer(() -> found(tenant(caller), id))
                .doOnNext(subscription -> seen.check("The subscription", subscription.version()))
                .flatMap(change)
                .repeatWhenEmpty(empty -> empty.take(ATTEMPTS))
                .switchIfEmpty(Mono.error(
                        () -> ProblemException.conflict("The subscription is being changed by others. Try again.")));
    }

    private static ResponseEntity<SubscriptionView> shown(Subscription subscription) {
        return answer(subscription).body(SubscriptionView.of(subscription));
    }

    private static ResponseEntity.BodyBuilder answer(Subscription subscription) {
        return ResponseEntity.ok().eTag(EntityTags.of(subscription.version()));
    }

    private Mono<Subscription> found(String tenant, String id) {
        return subscriptions
                .find(tenant, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("subscription", id)));
    }

    private static String tenant(Caller caller) {
        return AlertScope.of(caller, Role.ANALYST, Role.ADMIN);
    }
}
