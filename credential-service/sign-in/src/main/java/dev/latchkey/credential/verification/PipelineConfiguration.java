package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.conditionalaccess.AttributeSource;
import dev.latchkey.credential.conditionalaccess.PolicyRates;
import dev.latchkey.credential.conditionalaccess.PolicySource;
import dev.latchkey.credential.conditionalaccess.RiskScores;
import dev.latchkey.credential.existence.DomainTenants;
import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.geography.GeoLocator;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pipeline, its steps in their order, and who sends attempts through it. */
@SignInRole
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {
    @Bean
    CredentialReads credentialReads(Tenants tenants, Accounts accounts, AppPasswords passwords, LastUses lastUses) {
        return new DatabaseCredentials(tenants, accounts, passwords, lastUses);
    }

    @Bean
    CredentialLookup credentialLookup(
            StreamFreshness freshness,
            CredentialReads reads,
            MemoryBudget budget,
            DomainTenants domains,
            AttributeSource attributes,
            VerifierKeys keys,
            ReadThrough readThrough,
            Existence existence) {
        return new CredentialLookup(
                new RememberedCredentials(freshness, reads, budget, domains, attributes), keys, readThrough, existence);
    }

    @Bean
    AttributeCollector attributeCollector(
            AttributeSource source, RiskScores risks, GeoLocator geography, ReadThrough readThrough, Clock clock) {
        return new AttributeCollector(source, risks, geography, readThrough, clock);
    }

    @Bean
    PolicyDecisionPoint policyDecisionPoint(PolicySource policies, AttributeCollector attributes, PolicyRates rates) {
        return new PolicyDecisionPoint(policies, attributes, rates);
    }

    @Bean
    AttemptEvents attemptEvents(VerifierKeys keys, GeoLocator geography, KitSettings kit) {
        return new AttemptEvents(keys, geography, kit.instance());
    }

    @Bean
    AttemptRecorder attemptRecorder(EventPublisher publisher, EventIds ids, MeterRegistry meters) {
        return new AttemptRecorder(publisher::publish, ids, new SignInMetrics(meters));
    }

    @Bean
    AcceptedSignInEffects acceptedSignInEffects(AttributeSource source, RekeyAppPassword rekeying) {
        return new AcceptedSignInEffects(source, rekeying);
    }

    @Bean
    AttemptPipeline attemptPipeline(
            CredentialLookup lookup,
            PolicyDecisionPoint policies,
            Throttle throttle,
            AttemptEvents events,
            AttemptRecorder recorder,
            AcceptedSignInEffects effects,
            DoorWarnings warnings,
            Clock clock) {
        return new AttemptPipeline(lookup, policies, throttle, events, recorder, effects, warnings, clock);
    }

    @Bean
    DoorWarnings doorWarnings(Clock clock) {
        return new DoorWarnings(clock);
    }

    @Bean
    AttemptLimit attemptLimit(VerificationSettings settings, MeterRegistry meters) {
        return new AttemptLimit(settings.attemptsAtMost(), meters);
    }

    @Bean
    Authenticator authenticator(
            AttemptPipeline pipeline,
            CredentialLookup lookup,
            Throttle throttle,
            AttemptLimit limit,
            DoorWarnings warnings,
            Clock clock) {
        return new SignInAuthenticator(pipeline, lookup, throttle, limit, warnings, clock);
    }

    @Bean
    AccessDecisions accessDecisions(AttemptPipeline pipeline, AttemptLimit limit) {
        return attempt -> limit.decide(attempt, () -> pipeline.run(AttemptKind.ACCESS_DECISION, attempt));
    }
}
