package dev.latchkey.credential.verification;

import dev.latchkey.credential.access.Background;
import dev.latchkey.credential.access.Freshness;
import dev.latchkey.credential.access.PolicyRates;
import dev.latchkey.credential.access.RiskBoard;
import dev.latchkey.credential.access.Snapshots;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.door.FrontDoors;
import dev.latchkey.credential.geography.Geography;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.Sight;
import dev.latchkey.credential.reaction.ReactionDesk;
import dev.latchkey.credential.rekeying.Rekeying;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.topics.WarmUpCondition;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desk, what it remembers, and the streams that keep that true. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationSettings.class)
class VerificationConfiguration {
    @Bean
    Sight sight(VerificationSettings settings) {
        return new Sight(settings.blindAfter());
    }

    @Bean(destroyMethod = "close")
    TopicFollower credentialFollower(KitSettings kit, Sight sight, Clock clock) {
        return changes(kit, Topic.CREDENTIALS, sight, clock);
    }

    @Bean(destroyMethod = "close")
    TopicFollower accountFollower(KitSettings kit, Sight sight, Clock clock) {
        return changes(kit, Topic.ACCOUNTS, sight, clock);
    }

    /** What is remembered is read after the start, so only what changes from then on matters. */
    private static TopicFollower changes(KitSettings kit, Topic topic, Sight sight, Clock clock) {
        TopicFollower follower =
                new TopicFollower(kit.kafka(), topic, new StartAt.End(), raw -> true, new Changes(sight), clock);
        sight.watch(follower::fresherThan);
        return follower.start();
    }

    @Bean
    WarmUpCondition changesInSight(Sight sight, TopicFollower credentialFollower, TopicFollower accountFollower) {
        return () -> !sight.blind();
    }

    @Bean
    Doors doors(FrontDoors doors, Sight sight, VerificationSettings settings) {
        return new Doors(new NearCache<>(sight, settings.remembered(), doors::byKey), settings.readWithin());
    }

    @Bean
    Inquiry inquiry(Background background, RiskBoard risks, PolicyRates rates, Geography geography) {
        return new Inquiry(background, risks, rates, geography);
    }

    @Bean
    FactFinder factFinder(
            Sight sight,
            Tenants tenants,
            Accounts accounts,
            AppPasswords passwords,
            VerifierKeys keys,
            VerificationSettings settings) {
        return new FactFinder(sight, tenants, accounts, passwords, keys, settings.remembered());
    }

    @Bean
    PolicyCourt policyCourt(
            Snapshots snapshots, Freshness freshness, Inquiry inquiry, Clock clock, VerificationSettings settings) {
        return new PolicyCourt(snapshots, freshness, inquiry, clock, settings.readWithin());
    }

    @Bean
    DecisionDesk decisionDesk(
            KitSettings kit,
            FactFinder facts,
            PolicyCourt court,
            EventPublisher publisher,
            EventIds ids,
            VerificationSettings settings) {
        return new DecisionDesk(facts, court, publisher, ids, kit.instance(), settings.readWithin());
    }

    @Bean
    SignInDesk signInDesk(
            KitSettings kit,
            VerificationSettings settings,
            FactFinder facts,
            PolicyCourt court,
            VerifierKeys keys,
            Throttle throttle,
            Rekeying rekeying,
            Inquiry inquiry,
            Geography geography,
            ReactionDesk reactions,
            EventPublisher publisher,
            EventIds ids,
            Clock clock,
            MeterRegistry meters) {
        return new SignInDesk(
                facts,
                throttle,
                court,
                new SignInWriter(keys, geography, kit.instance()),
                publisher,
                ids,
                clock,
                new SignInMetrics(meters),
                rekeying,
                inquiry,
                new PolicySuspensions(reactions),
                settings.readWithin());
    }
}
