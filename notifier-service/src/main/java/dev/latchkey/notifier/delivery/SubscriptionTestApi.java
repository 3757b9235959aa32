package dev.latchkey.notifier.delivery;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.notifier.alert.AlertScope;
import dev.latchkey.notifier.channel.DeliveryOutcome;
import dev.latchkey.notifier.subscription.Subscriptions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sends a subscription an alert of nothing, and says what became of it. */
@RestController
class SubscriptionTestApi {
    private final Subscriptions subscriptions;
    private final DeliveryDispatcher dispatcher;
    private final InstantSource clock;

    SubscriptionTestApi(Subscriptions subscriptions, DeliveryDispatcher dispatcher, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** One that is switched off is tested too: before it is switched on again. */
    @PostMapping("/v1/subscriptions/{subscriptionId}/test")
    Mono<SubscriptionTestResult> test(Caller caller, @PathVariable String subscriptionId) {
        return subscriptions
                .find(AlertScope.of(caller, Role.ANALYST, Role.ADMIN), subscriptionId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("subscription", subscriptionId)))
                .flatMap(subscription ->
                        dispatcher.attempt(TestAlert.to(subscription, caller.subject(), clock.instant()), subscription))
                .map(SubscriptionTestResult::of);
    }

    /** @param error what was in the way, where it did not arrive */
    record SubscriptionTestResult(
            boolean delivered, @Nullable String error) {
        static SubscriptionTestResult of(DeliveryOutcome outcome) {
            return switch (outcome) {
                case DeliveryOutcome.Delivered done -> new SubscriptionTestResult(true, null);
                case DeliveryOutcome.Failed failed -> new SubscriptionTestResult(false, failed.error());
                case DeliveryOutcome.Gone gone -> new SubscriptionTestResult(false, gone.error());
                case DeliveryOutcome.Deferred later -> new SubscriptionTestResult(false, "not sent: " + later.why());
            };
        }
    }
}
