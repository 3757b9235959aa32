package dev.latchkey.policies.storing;

import com.mongodb.MongoWriteException;
import dev.latchkey.kit.problem.ProblemException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps requests from queueing up for a database that does not answer: after a few failures they are told at once. */
final class DatabaseBreaker {
    private static final int DUPLICATE_KEY = 11000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "mongodb",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(10)
                    .waitDurationInOpenState(Duration.ofSeconds(2))
                    .permittedNumberOfCallsInHalfOpenState(3)
                    .ignoreException(DatabaseBreaker::isTaken)
                    .build());

    static boolean isTaken(Throwable failure) {
        return failure instanceof MongoWriteException write && write.getError().getCode() == DUPLICATE_KEY;
    }

    <T> Mono<T> guard(Mono<T> call) {
        return call.timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, DatabaseBreaker::unavailable);
    }

    <T> Flux<T> guard(Flux<T> call) {
        return call.timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, DatabaseBreaker::unavailable);
    }

    private static ProblemException unavailable(CallNotPermittedException open) {
        return ProblemException.unavailable("The database does not answer. Try again shortly.");
    }
}
