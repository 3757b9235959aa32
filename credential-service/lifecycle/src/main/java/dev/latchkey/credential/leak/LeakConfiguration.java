package dev.latchkey.credential.leak;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.apppassword.AppPasswordChanges;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.apppassword.StoredVerifiers;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.kit.mongo.Indexes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reports of leaks: who may make them, and who deals with them. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LeakSettings.class)
class LeakConfiguration {
    private static final String COLLECTION = "leak_reporters";

    @Bean
    Reporters reporters(MongoDatabase database) {
        return new Reporters(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes reporterIndexes() {
        return new Indexes(
                COLLECTION,
                List.of(new IndexModel(new Document(Reporters.KEY_ID, 1), new IndexOptions().unique(true))));
    }

    /** One thread: however many leaks are reported, there is a core left for sign-ins. */
    @Bean(destroyMethod = "dispose")
    Scheduler leakScheduler() {
        return Schedulers.newSingle("leaks", true);
    }

    @Bean
    HandleLeakReport handleLeakReport(
            AppPasswords passwords,
            StoredVerifiers verifiers,
            AppPasswordChanges changes,
            VerifierKeys keys,
            Clock clock,
            Scheduler leakScheduler,
            MeterRegistry meters) {
        return new HandleLeakReport(passwords, verifiers, changes, keys, clock, leakScheduler, meters);
    }

    /** Reporters have no access tokens: {@link LeakApi} knows them by their signature. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain leakSecurity(ServerHttpSecurity http) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, LeakApi.PATH))
                .csrf(CsrfSpec::disable)
                .authorizeExchange(paths -> paths.anyExchange().permitAll())
                .build();
    }
}
