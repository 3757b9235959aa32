package dev.latchkey.audit.search;

import dev.latchkey.kit.problem.ProblemException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reading the log. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
    @Bean
    LogReader logReader() {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .ignoreExceptions(ProblemException.class)
                .build();
        return new LogReader(CircuitBreaker.of("log", config));
    }
}
