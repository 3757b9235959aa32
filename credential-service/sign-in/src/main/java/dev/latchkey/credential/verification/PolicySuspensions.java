package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.policy.evaluation.PolicyResult;
import dev.latchkey.policy.evaluation.PolicyResultType;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.rule.Effect;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends app passwords where a policy says so: behind the answer, which is a refusal already. Where it fails, the next
 * attempt is refused by the same policy, and tries again.
 */
final class PolicySuspensions {
    private static final Logger LOG = LoggerFactory.getLogger(PolicySuspensions.class);
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final SuspendAppPassword suspend;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    PolicySuspensions(SuspendAppPassword suspend) {
        this.suspend = suspend;
    }

    /** The policy on whose account an app password is to be suspended. */
    static Optional<PolicyResult> wantedBy(Verdict verdict) {
        return verdict.results().stream()
                .filter(each -> each.result() == PolicyResultType.FAILURE && each.effect() instanceof Effect.Suspend)
                .findFirst();
    }

    void later(AppPassword password, PolicyResult policy) {
        if (!underWay.add(password.identity())) {
            return;
        }
        String reason = "policy " + policy.policyId() + ": " + policy.name();
        suspend.suspend(password.tenant(), password.id(), reason)
                .timeout(WITHIN)
                .doFinally(end -> underWay.remove(password.identity()))
                .subscribe(done -> tell(password, policy), failure -> warn(password, failure));
    }

    private static void tell(AppPassword password, PolicyResult policy) {
        LOG.atInfo()
                .addKeyValue("tenant", password.tenant())
                .addKeyValue("credential", password.id())
                .addKeyValue("policy", policy.policyId())
                .log("app password suspended, as a policy says");
    }

    private static void warn(AppPassword password, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("tenant", password.tenant())
                .addKeyValue("credential", password.id())
                .addKeyValue("cause", failure.toString())
                .log("app password could not be suspended; its next use will try again");
    }
}
