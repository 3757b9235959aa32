package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.conditionalaccess.AttributeSource;
import dev.latchkey.credential.conditionalaccess.PolicyFreshness;
import dev.latchkey.credential.conditionalaccess.PolicyRates;
import dev.latchkey.credential.conditionalaccess.PolicySnapshots;
import dev.latchkey.credential.conditionalaccess.RiskScores;
import dev.latchkey.credential.frontdoor.FrontDoors;
import dev.latchkey.credential.geography.Geography;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.reaction.ReactToSignal;
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

/** The authenticator, what it remembers, and the streams that keep that true. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationSettings.class)
class VerificationConfiguration {
    @Bean
    StreamFreshness streamFreshness(VerificationSettings settings) {
        return new StreamFreshness(settings.staleAfter());
    }

    @Bean(destroyMethod = "close")
    TopicFollower credentialFollower(KitSettings kit, StreamFreshness freshness, Clock clock) {
        return cacheInvalidator(kit, Topic.CREDENTIALS, freshness, clock);
    }

    @Bean(destroyMethod = "close")
    TopicFollower accountFollower(KitSettings kit, StreamFreshness freshness, Clock clock) {
        return cacheInvalidator(kit, Topic.ACCOUNTS, freshness, clock);
    }

    /** What is remembered is read after the start, so only what changes from then on matters. */
    private static TopicFollower cacheInvalidator(
            KitSettings kit, Topic topic, StreamFreshness freshness, Clock clock) {
        TopicFollower follower = new TopicFollower(
                kit.kafka(), topic, new StartAt.End(), raw -> true, new CacheInvalidator(freshness), clock);
        freshness.watch(follower::fresherThan);
        return follower.start();
    }

    @Bean
    WarmUpCondition changeStreamsFresh(
            StreamFreshness freshness, TopicFollower credentialFollower, TopicFollower accountFollower) {
        return () -> !freshness.stale();
    }

    @Bean
    FrontDoorAuthenticator frontDoorAuthenticator(
            FrontDoors doors, StreamFreshness freshness, VerificationSettings settings) {
        return new FrontDoorAuthenticator(
                new NearCache<>(freshness, settings.remembered(), doors::byKey), settings.readWithin());
    }

    @Bean
    AttributeCollector attributeCollector(
            AttributeSource source, RiskScores risks, PolicyRates rates, Geography geography) {
        return new AttributeCollector(source, risks, rates, geography);
    }

    @Bean
    CredentialLookup credentialLookup(
            StreamFreshness freshness,
            Tenants tenants,
            Accounts accounts,
            AppPasswords passwords,
            VerifierKeys keys,
            VerificationSettings settings) {
        return new CredentialLookup(freshness, tenants, accounts, passwords, keys, settings.remembered());
    }

    @Bean
    PolicyDecisionPoint policyDecisionPoint(
            PolicySnapshots snapshots,
            PolicyFreshness freshness,
            AttributeCollector attributes,
            Clock clock,
            VerificationSettings settings) {
        return new PolicyDecisionPoint(snapshots, freshness, attributes, clock, settings.readWithin());
    }

    @Bean
    PolicyAccessDecisions policyAccessDecisions(
            KitSettings kit,
            CredentialLookup lookup,
            PolicyDecisionPoint decisionPoint,
            EventPublisher publisher,
            EventIds ids,
            VerificationSettings settings) {
        return new PolicyAccessDecisions(lookup, decisionPoint, publisher, ids, kit.instance(), settings.readWithin());
    }

    @Bean
    SignInAuthenticator signInAuthenticator(
            KitSettings kit,
            VerificationSettings settings,
            CredentialLookup lookup,
            PolicyDecisionPoint decisionPoint,
            VerifierKeys keys,
            Throttle throttle,
            Rekeying rekeying,
            AttributeCollector attributes,
            Geography geography,
            ReactToSignal reactions,
            EventPublisher publisher,
            EventIds ids,
            Clock clock,
            MeterRegistry meters) {
        return new SignInAuthenticator(
                lookup,
                throttle,
                decisionPoint,
                new SignInRecorder(keys, geography, kit.instance()),
                publisher,
                ids,
                clock,
                new SignInMetrics(meters),
                rekeying,
                attributes,
                new PolicySuspensions(reactions),
                settings.readWithin());
    }
}
