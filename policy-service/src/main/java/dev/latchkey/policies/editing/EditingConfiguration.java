package dev.latchkey.policies.editing;

import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.policies.rules.Limits;
import dev.latchkey.policies.rules.RuleKind;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One desk for each kind of rule. */
@Configuration(proxyBeanMethods = false)
class EditingConfiguration {
    @Bean
    Limits limits(PolicySettings settings) {
        return settings.limits();
    }

    @Bean
    Foresight foresight(Rehearsing rehearsing, ImpactSettings settings) {
        return new Foresight(rehearsing, settings);
    }

    @Bean
    WriteRules writeRules(
            TenantRuleDocuments documents,
            RuleVersions versions,
            PolicySettings settings,
            Proposing proposing,
            Foresight foresight) {
        return new WriteRules(documents, versions, settings, proposing, foresight);
    }

    @Bean
    SettingsDesk settingsDesk(TenantRuleDocuments documents, WriteRules writing, PolicySettings settings, Clock clock) {
        return new SettingsDesk(documents, writing, settings, clock);
    }

    @Bean
    RuleDesk<NamedLocationDraft, NamedLocationDefinition> namedLocationDesk(
            TenantRuleDocuments documents, WriteRules writing, PolicySettings settings, EventIds ids, Clock clock) {
        return new RuleDesk<>(RuleKind.NAMED_LOCATION, documents, writing, settings, ids, clock);
    }

    @Bean
    RuleDesk<PolicyDraft, PolicyDefinition> policyDesk(
            TenantRuleDocuments documents, WriteRules writing, PolicySettings settings, EventIds ids, Clock clock) {
        return new RuleDesk<>(RuleKind.POLICY, documents, writing, settings, ids, clock);
    }
}
