package dev.latchkey.policies.rules;

import dev.latchkey.events.EventJson;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.draft.PolicySetDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules of a tenant in the form in which the engine checks them. */
record RuleDrafts(List<@Nullable NamedLocationDraft> locations, List<@Nullable PolicyDraft> policies) {

    /** Drafts have the JSON of definitions: that is how they are made from one another. */
    static RuleDrafts of(TenantRuleSet rules) {
        return new RuleDrafts(
                each(rules.locations(), NamedLocationDraft.class), each(rules.policies(), PolicyDraft.class));
    }

    private static <D> List<@Nullable D> each(Rules<?> rules, Class<D> type) {
        List<@Nullable D> drafts = new ArrayList<>();
        rules.definitions().forEach(each -> drafts.add(EventJson.mapper().convertValue(each, type)));
        return drafts;
    }

    static <D> List<@Nullable D> put(List<@Nullable D> into, int place, D draft) {
        List<@Nullable D> changed = new ArrayList<>(into);
        if (place == changed.size()) {
            changed.add(draft);
        } else {
            changed.set(place, draft);
        }
        return changed;
    }

    PolicySetDraft set(String tenant, long version) {
        return new PolicySetDraft(tenant, version, locations, policies);
    }
}
