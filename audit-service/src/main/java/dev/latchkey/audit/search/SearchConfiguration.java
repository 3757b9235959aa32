package dev.latchkey.audit.search;

import dev.latchkey.audit.log.LogCollections;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.search.SearchBudget;
import dev.latchkey.kit.search.TenantConcurrencyLimit;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reading the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class SearchConfiguration {
    @Bean
    LogReader logReader(SearchBudget budget, SearchSettings settings, Clock clock) {
        DatabaseBreaker breaker = new DatabaseBreaker(
                "log", Duration.ofSeconds(10), "The log cannot be read at the moment. Try again shortly.");
        TenantConcurrencyLimit searches =
                new TenantConcurrencyLimit("searches", settings.searchesAtMost(), settings.searchesPerTenant());
        return new LogReader(breaker, budget, searches, clock);
    }

    @Bean
    SignInAuthorization signInScopes(LogCollections log, LogReader reader) {
        return new SignInAuthorization(log, reader);
    }
}
