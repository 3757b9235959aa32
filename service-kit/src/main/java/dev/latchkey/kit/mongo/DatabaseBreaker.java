package dev.latchkey.kit.mongo;

import dev.latchkey.kit.problem.ProblemException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps requests from queueing up for a database that does not answer: each call has a time-out, and after a few
 * failures they are told at once (503) until calls go through again. That a key is taken, or an expected "no", is no
 * failure.
 */
public final class DatabaseBreaker {
    private final Duration timeout;
    private final String unavailable;
    private final CircuitBreaker breaker;

    /**
     * @param name        of what is called
     * @param timeout     of one call
     * @param unavailable what callers are told
     */
    public DatabaseBreaker(String name, Duration timeout, String unavailable) {
        this.timeout = timeout;
        this.unavailable = unavailable;
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .waitDurationInOpenState(Duration.ofSeconds(2))
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .ignoreException(failure -> DuplicateKey.is(failure) || failure instanceof ProblemException)
                        .build());
    }

    /** The call, with its time-out; not made while the breaker is open. */
    public <T> Mono<T> guard(Mono<T> call) {
        return call.timeout(timeout)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, open -> ProblemException.unavailable(unavailable));
    }

    /** The call, each of whose elements has the time-out; not made while the breaker is open. */
    public <T> Flux<T> guard(Flux<T> call) {
        return guarded(call.timeout(timeout));
    }

    /** The call, whose first element alone has the time-out: after that its reader sets the pace. */
    public <T> Flux<T> guardFirst(Flux<T> call) {
        return guarded(call.timeout(Mono.delay(timeout), first -> Mono.never()));
    }

    private <T> Flux<T> guarded(Flux<T> call) {
        return call.transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, open -> ProblemException.unavailable(unavailable));
    }
}
