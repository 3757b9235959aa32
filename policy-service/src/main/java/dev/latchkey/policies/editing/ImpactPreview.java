package dev.latchkey.policies.editing;

import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policies.rules.TenantRuleSet;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Warns whoever is about to lock out many people, or themselves. */
public final class ImpactPreview {
    private final ImpactEstimator impactEstimator;
    private final ImpactSettings settings;

    ImpactPreview(ImpactEstimator impactEstimator, ImpactSettings settings) {
        this.impactEstimator = impactEstimator;
        this.settings = settings;
    }

    /** What a change would have meant; {@link Impact#NONE} where it cannot lock anybody out. */
    public Mono<Impact> of(TenantRuleSet before, TenantRuleSet after, RuleAuthor writer) {
        return mayBlockMore(before, after)
                ? impactEstimator.rehearse(before, after, writer.login())
                : Mono.just(Impact.NONE);
    }

    /** Completes where the change may go on; fails with 409 where its author has to be warned first. */
    Mono<Void> warn(TenantRuleSet before, TenantRuleSet after, RuleAuthor writer) {
        return writer.insists()
                ? Mono.empty()
                : of(before, after, writer).doOnNext(this::check).then();
    }

    private void check(Impact impact) {
        if (settings.warns(impact)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    told(impact),
                    List.of(new FieldProblem(RuleAuthor.IMPACT, "absent", "accepted, to have it all the same")));
        }
    }

    private String told(Impact impact) {
        String own = impact.own() == 0 ? "" : "; " + impact.own() + " of them are your own";
        String part = impact.whole() ? "" : " (as far as there was time to look)";
        return String.format(
                Locale.ROOT,
                "This would keep out %d of the %d sign-ins (%.1f %%) that the rules of today let in within the last %s%s, of %d"
                        + " accounts%s. Nothing was changed. A back-test says whose they are.",
                impact.blocked(),
                impact.letIn(),
                impact.percent(),
                settings.lookBack(),
                part,
                impact.accounts(),
                own);
    }

    /** What is not in force blocks nobody, and neither does a policy that goes. */
    private static boolean mayBlockMore(TenantRuleSet before, TenantRuleSet after) {
        List<PolicyDefinition> inForce = inForce(after);
        boolean sameLocations =
                before.locations().definitions().equals(after.locations().definitions());
        return !inForce(before).containsAll(inForce)
                || (!sameLocations
                        && inForce.stream()
                                .anyMatch(policy -> policy.conditions().locations() != null));
    }

    private static List<PolicyDefinition> inForce(TenantRuleSet rules) {
        return rules.policies().definitions().stream()
                .filter(policy -> policy.state().equals("on"))
                .toList();
    }
}
