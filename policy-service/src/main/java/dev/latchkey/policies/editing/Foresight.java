package dev.latchkey.policies.editing;

import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import dev.latchkey.policies.rules.TenantRules;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Warns whoever is about to lock out many people, or themselves. */
public final class Foresight {
    private final Rehearsing rehearsing;
    private final ImpactSettings settings;

    Foresight(Rehearsing rehearsing, ImpactSettings settings) {
        this.rehearsing = rehearsing;
        this.settings = settings;
    }

    /** What a change would have meant; {@link Impact#NONE} where it cannot lock anybody out. */
    public Mono<Impact> of(TenantRules before, TenantRules after, Writer writer) {
        return mayBlockMore(before, after)
                ? rehearsing.rehearse(before, after, writer.login())
                : Mono.just(Impact.NONE);
    }

    /** Completes where the change may go on; fails with 409 where its author has to be warned first. */
    Mono<Void> warn(TenantRules before, TenantRules after, Writer writer) {
        return writer.insists()
                ? Mono.empty()
                : of(before, after, writer).doOnNext(this::check).then();
    }

    private void check(Impact impact) {
        if (settings.warns(impact)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    told(impact),
                    List.of(new FieldProblem(Writer.IMPACT, "absent", "accepted, to have it all the same")));
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
    private static boolean mayBlockMore(TenantRules before, TenantRules after) {
        List<PolicyDefinition> inForce = inForce(after);
        boolean sameLocations =
                before.locations().definitions().equals(after.locations().definitions());
        return !inForce(before).containsAll(inForce)
                || (!sameLocations
                        && inForce.stream()
                                .anyMatch(policy -> policy.conditions().locations() != null));
    }

    private static List<PolicyDefinition> inForce(TenantRules rules) {
        return rules.policies().definitions().stream()
                .filter(policy -> policy.state().equals("on"))
                .toList();
    }
}
