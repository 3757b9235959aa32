package dev.latchkey.notifier.delivery;

import dev.latchkey.notifier.channel.DeliveryOutcome;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Keeps one destination's trouble from the others: at most a few attempts under way for each, and none for a while once
 * most have failed. What is turned away here is put off, and does not count as an attempt.
 */
final class DestinationBreakers {
    private static final int AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .waitDurationInOpenState(PAUSE)
            .permittedNumberOfCallsInHalfOpenState(2)
            .recordResult(outcome -> outcome instanceof DeliveryOutcome.Failed)
            .build());
    private final BulkheadRegistry bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
            .maxConcurrentCalls(AT_ONCE)
            .maxWaitDuration(Duration.ZERO)
            .build());

    /**
     * Attempts, if the destination is fit for it.
     *
     * @param asked whether somebody says that it is fit again, so that its pause is over
     */
    Mono<DeliveryOutcome> attempt(String destination, boolean asked, Mono<DeliveryOutcome> sending) {
        CircuitBreaker breaker = breakers.circuitBreaker(destination);
        if (asked && breaker.getState() == CircuitBreaker.State.OPEN) {
            breaker.transitionToHalfOpenState();
        }
        return sending.transformDeferred(BulkheadOperator.of(bulkheads.bulkhead(destination)))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorResume(
                        BulkheadFullException.class,
                        busy -> Mono.just(new DeliveryOutcome.Deferred("enough under way", MOMENT)))
                .onErrorResume(
                        CallNotPermittedException.class,
                        open -> Mono.just(new DeliveryOutcome.Deferred("paused after failures", PAUSE)));
    }
}
