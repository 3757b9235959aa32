package dev.latchkey.audit.search;

import dev.latchkey.audit.log.LogCollections;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reading the log. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
    @Bean
    LogReader logReader() {
        return new LogReader(new DatabaseBreaker(
                "log", Duration.ofSeconds(10), "The log cannot be read at the moment. Try again shortly."));
    }

    @Bean
    SignInAuthorization signInScopes(LogCollections log, LogReader reader) {
        return new SignInAuthorization(log, reader);
    }
}
