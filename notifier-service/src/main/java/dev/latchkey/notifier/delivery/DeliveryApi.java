package dev.latchkey.notifier.delivery;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.notifier.lease.LeaseWorker;
import dev.latchkey.notifier.paging.Page;
import dev.latchkey.notifier.paging.PageRequest;
import dev.latchkey.notifier.subscription.Subscriptions;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/deliveries")
class DeliveryApi {
    private final Deliveries deliveries;
    private final Subscriptions subscriptions;
    private final LeaseWorker<Delivery> worker;

    DeliveryApi(Deliveries deliveries, Subscriptions subscriptions, LeaseWorker<Delivery> worker) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.worker = worker;
    }

    @GetMapping
    Mono<Page<DeliveryView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String alert,
            @RequestParam(required = false) @Nullable String subscription,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        caller.mustBe(Role.ANALYST, Role.ADMIN, Role.AUDITOR);
        Document filter = new Document("tenant", caller.tenant());
        put(filter, "state", state == null ? null : DeliveryState.named(state).name());
        put(filter, "alert", alert);
        put(filter, "subscription", subscription);
        return deliveries.list(filter, PageRequest.of(limit, cursor)).map(page -> page.map(DeliveryView::of));
    }

    @GetMapping("/{id}")
    Mono<DeliveryView> one(Caller caller, @PathVariable String id) {
        caller.mustBe(Role.ANALYST, Role.ADMIN, Role.AUDITOR);
        return found(caller, id).map(DeliveryView::of);
    }

    @PostMapping("/{id}/retry")
    Mono<DeliveryView> retry(Caller caller, @PathVariable String id) {
        caller.mustBe(Role.ANALYST, Role.ADMIN);
        return found(caller, id)
                .delayUntil(this::canArrive)
                .flatMap(deliveries::revive)
                .switchIfEmpty(Mono.error(
                        () -> ProblemException.conflict("The delivery is not dead: there is nothing to retry.")))
                .doOnNext(revived -> worker.wake())
                .map(DeliveryView::of);
    }

    private Mono<Boolean> canArrive(Delivery delivery) {
        return subscriptions
                .find(delivery.tenant(), delivery.subscription())
                .map(subscription -> subscription.enabled())
                .defaultIfEmpty(false)
                .flatMap(enabled -> enabled
                        ? Mono.just(true)
                        : Mono.error(ProblemException.conflict(
                                "The subscription is disabled or gone: enable it before you retry.")));
    }

    private Mono<Delivery> found(Caller caller, String id) {
        return deliveries
                .find(caller.tenant(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("delivery", id)));
    }

    private static void put(Document filter, String field, @Nullable String value) {
        if (value != null) {
            filter.append(field, value);
        }
    }
}
