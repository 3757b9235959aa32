package dev.latchkey.policies.editing;

import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.policies.rules.RuleKind;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One use case for each kind of rule. */
@Configuration(proxyBeanMethods = false)
class EditingConfiguration {
    @Bean
    RuleLimits ruleLimits(PolicySettings settings) {
        return settings.limits();
    }

    @Bean
    ImpactPreview impactPreview(ImpactEstimator impactEstimator, ImpactSettings settings) {
        return new ImpactPreview(impactEstimator, settings);
    }

    @Bean
    WriteRules writeRules(
            TenantRuleDocuments documents,
            RuleVersions versions,
            PolicySettings settings,
            ProposeChange proposeChange,
            ImpactPreview impactPreview) {
        return new WriteRules(documents, versions, settings, proposeChange, impactPreview);
    }

    @Bean
    ManageTenantSettings manageTenantSettings(
            TenantRuleDocuments documents, WriteRules writing, PolicySettings settings, Clock clock) {
        return new ManageTenantSettings(documents, writing, settings, clock);
    }

    @Bean
    ManageRules<NamedLocationDraft, NamedLocationDefinition> manageNamedLocations(
            TenantRuleDocuments documents, WriteRules writing, PolicySettings settings, EventIds ids, Clock clock) {
        return new ManageRules<>(RuleKind.NAMED_LOCATION, documents, writing, settings, ids, clock);
    }

    @Bean
    ManageRules<PolicyDraft, PolicyDefinition> managePolicies(
            TenantRuleDocuments documents, WriteRules writing, PolicySettings settings, EventIds ids, Clock clock) {
        return new ManageRules<>(RuleKind.POLICY, documents, writing, settings, ids, clock);
    }
}
