package dev.latchkey.notifier.delivery;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.search.SearchFilter;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.notifier.alert.AlertScope;
import dev.latchkey.notifier.lease.LeaseWorker;
import dev.latchkey.notifier.subscription.Subscriptions;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/deliveries")
class DeliveryApi {
    private static final Role[] READERS = {Role.ANALYST, Role.ADMIN, Role.AUDITOR};

    private final Deliveries deliveries;
    private final DeliverySearch search;
    private final Subscriptions subscriptions;
    private final LeaseWorker<Delivery> worker;

    DeliveryApi(
            Deliveries deliveries, DeliverySearch search, Subscriptions subscriptions, LeaseWorker<Delivery> worker) {
        this.deliveries = deliveries;
        this.search = search;
        this.subscriptions = subscriptions;
        this.worker = worker;
    }

    @GetMapping
    Mono<Page<DeliveryView>> list(Caller caller, QueryParameters parameters) {
        SearchFilter filter = filter(AlertScope.of(caller, READERS), parameters);
        PageRequest page = PageRequest.of(parameters);
        parameters.done();
        return search.page(filter, page);
    }

    private static SearchFilter filter(String tenant, QueryParameters parameters) {
        Document remaining = new Document();
        parameters
                .oneOf("state", DeliveryState.NAMES)
                .ifPresent(state ->
                        remaining.append("state", DeliveryState.named(state).name()));
        parameters.text("alert").ifPresent(alert -> remaining.append("alert", alert));
        parameters.text("subscription").ifPresent(subscription -> remaining.append("subscription", subscription));
        return SearchFilter.of(new Document("tenant", tenant), remaining);
    }

    @GetMapping("/{deliveryId}")
    Mono<DeliveryView> one(Caller caller, @PathVariable String deliveryId) {
        return found(AlertScope.of(caller, READERS), deliveryId).map(DeliveryView::of);
    }

    @PostMapping("/{deliveryId}/retry")
    Mono<DeliveryView> retry(Caller caller, @PathVariable String deliveryId) {
        return found(AlertScope.of(caller, Role.ANALYST, Role.ADMIN), deliveryId)
                .delayUntil(this::canArrive)
                .flatMap(deliveries::retry)
                .switchIfEmpty(Mono.error(
                        () -> ProblemException.conflict("The delivery has arrived: there is nothing to retry.")))
                .doOnNext(due -> worker.wake())
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

    private Mono<Delivery> found(String tenant, String id) {
        return deliveries.find(tenant, id).switchIfEmpty(Mono.error(() -> ProblemException.notFound("delivery", id)));
    }
}
