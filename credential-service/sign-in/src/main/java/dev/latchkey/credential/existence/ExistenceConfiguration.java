package dev.latchkey.credential.existence;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.StoredVerifiers;
import dev.latchkey.credential.frontdoor.FrontDoors;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.kit.following.StreamEnds;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What there is: read once, followed from then on, and asked before the database is. */
@SignInRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExistenceSettings.class)
class ExistenceConfiguration {
    private static final Duration LONGEST_SCAN = Duration.ofHours(1);

    @Bean
    ExistenceIndex existenceIndex(MeterRegistry meters) {
        ExistenceIndex index = new ExistenceIndex();
        Gauge.builder("latchkey.existence.memory", index, ExistenceIndex::bytes)
                .description("Memory for what there is to look up")
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
        Gauge.builder("latchkey.existence.entries", index, ExistenceIndex::entries)
                .description("How much there is to look up, as far as strangers are told by it; 0 while it is read")
                .register(meters);
        return index;
    }

    @Bean
    ExistenceSource existenceSource(
            Tenants tenants,
            DomainTenants domains,
            Accounts accounts,
            StoredVerifiers verifiers,
            FrontDoors doors,
            Clock clock) {
        return new StoredEntries(tenants, domains, accounts, verifiers, doors, clock);
    }

    @Bean
    DomainTenants domainTenants(MemoryBudget budget) {
        return new DomainTenants(budget);
    }

    @Bean
    ExistenceEvents existenceEvents(ExistenceIndex index, ExistenceSource source, DomainTenants domains) {
        return new ExistenceEvents(index, source, domains);
    }

    @Bean
    RecurringTask existenceScan(
            ExistenceIndex index,
            ExistenceSource source,
            VerifierKeys keys,
            StreamFreshness freshness,
            ExistenceSettings settings,
            Clock clock,
            RecurringTasks tasks) {
        ExistenceScan scan = new ExistenceScan(index, source, keys, freshness::stale, settings, clock);
        return tasks.startReactive(
                Recurrence.every("existence-scan", settings.lookEvery(), LONGEST_SCAN), scan::whereDue);
    }

    @Bean(destroyMethod = "close")
    StreamBarrier existenceBarrier(
            KafkaClients kafka,
            TopicFollower credentialFollower,
            TopicFollower accountFollower,
            ExistenceEvents events,
            ExistenceSettings settings) {
        StreamEnds ends = new StreamEnds(kafka, List.of(credentialFollower, accountFollower));
        return new StreamBarrier(new FollowedStreams(ends, events), settings.seenWithin()).start();
    }

    @Bean
    Existence existence(ExistenceIndex index, StreamFreshness freshness, StreamBarrier barrier) {
        return new Existence(index, freshness::stale, barrier::pass);
    }
}
