package dev.latchkey.credential.securityevent;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.account.AccountBindings;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.directorysync.DirectoryReaders;
import dev.latchkey.credential.reaction.ReactToSignal;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.session.EndSessions;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.token.TrustedIssuers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Security events: who may send them, and who deals with them. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityEventSettings.class)
class SecurityEventConfiguration {
    private static final String HEARD = "security_events_heard";
    private static final String TRANSMITTERS = "security_event_transmitters";

    @Bean
    Transmitters transmitters(MongoDatabase database) {
        return new Transmitters(database.getCollection(TRANSMITTERS));
    }

    @Bean
    HandleSecurityEvent handleSecurityEvent(
            MongoDatabase database,
            Accounts accounts,
            AccountBindings bindings,
            ReactToSignal reactions,
            EndSessions sessions,
            UnknownSubjects unknown,
            DirectoryReaders directories,
            SecurityEventSettings settings,
            TrustedIssuers issuers,
            Clock clock) {
        ProcessedEvents heard = new ProcessedEvents(database.getCollection(HEARD), clock);
        SetVerifier verifier = new SetVerifier(new TransmitterKeys(settings, clock), clock);
        SubjectAccounts subjects = new SubjectAccounts(accounts, bindings, issuers);
        SecondFactors factors = new SecondFactors(database.getCollection("second_factors"), clock);
        return new HandleSecurityEvent(
                verifier, heard, accounts, subjects, reactions, sessions, factors, unknown, directories);
    }

    @Bean
    UnknownSubjects unknownSubjects(
            MongoDatabase database, Outbox outbox, OutboxRelay relay, MeterRegistry meters, Clock clock) {
        return new UnknownSubjects(database.getCollection(TRANSMITTERS), outbox, relay, meters, clock);
    }

    @Bean
    OutboxCollection unknownSubjectOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(TRANSMITTERS));
    }

    @Bean
    Indexes heardEventIndexes() {
        IndexOptions expiry = new IndexOptions().expireAfter(ProcessedEvents.KEPT.toSeconds(), TimeUnit.SECONDS);
        return new Indexes(HEARD, List.of(new IndexModel(new Document("at", 1), expiry)));
    }

    /** Transmitters have no access tokens: each token that they send is signed. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityWebFilterChain securityEventSecurity(ServerHttpSecurity http) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, SecurityEventApi.PATH))
                .csrf(CsrfSpec::disable)
                .authorizeExchange(paths -> paths.anyExchange().permitAll())
                .build();
    }
}
