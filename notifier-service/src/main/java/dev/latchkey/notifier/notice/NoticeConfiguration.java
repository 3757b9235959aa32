package dev.latchkey.notifier.notice;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.consuming.EventBatches;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.notifier.alert.Alerts;
import dev.latchkey.notifier.channel.MailChannel;
import dev.latchkey.notifier.expiry.Expiring;
import dev.latchkey.notifier.lease.LeaseWorker;
import dev.latchkey.notifier.notice.OwnerNotices.Leased;
import dev.latchkey.notifier.subscription.Keyring;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.Message;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/** Notices to owners: what they are made of, who sends them, and who takes the answer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeConfiguration {
    private static final String COLLECTION = "notices";
    private static final int AT_ONCE = 4;

    @Bean
    Recipients recipients(MongoDatabase database) {
        return new Recipients(database.getCollection("notice_recipients"));
    }

    @Bean
    OwnerNotices ownerNotices(MongoDatabase database, Clock clock) {
        return new OwnerNotices(database.getCollection(COLLECTION), clock);
    }

    @Bean
    Expiring expiringNotices(MongoDatabase database) {
        return new Expiring(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes noticeIndexes() {
        return new Indexes(COLLECTION, OwnerNotices.indexes());
    }

    @Bean
    LinkTokens linkTokens(Keyring keyring, Clock clock) {
        return new LinkTokens(keyring.keys(), clock);
    }

    @Bean
    RevokeOnNotMe revokeOnNotMe(OwnerNotices notices, Alerts alerts, Clock clock) {
        return new RevokeOnNotMe(notices, alerts, clock);
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> notices(
            EventBatches batches,
            Recipients recipients,
            OwnerNotices ownerNotices,
            MailChannel mail,
            NoticeSettings settings,
            Clock clock) {
        NoticeConsumer watch = new NoticeConsumer(recipients, ownerNotices, mail.isSetUp(), settings.linkFor(), clock);
        return batches.consumer("notifier-service.notices", watch);
    }

    @Bean
    LeaseWorker<Leased> noticeWorker(
            OwnerNotices notices,
            Recipients recipients,
            MailChannel mail,
            LinkTokens tokens,
            NoticeSettings settings,
            Clock clock,
            MeterRegistry meters) {
        NoticeSender sender = new NoticeSender(notices, recipients, mail, tokens, settings, clock, meters);
        return new LeaseWorker<>("notice", notices::lease, sender::send, settings.poll(), AT_ONCE);
    }

    /** Owners come from their mail, without an access token; the page's own headers say how it may be shown. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain notMeSecurity(ServerHttpSecurity http) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(NotMeApi.PATH))
                .csrf(CsrfSpec::disable)
                .headers(headers -> headers.cache(HeaderSpec.CacheSpec::disable))
                .authorizeExchange(paths -> paths.anyExchange().permitAll())
                .build();
    }
}
