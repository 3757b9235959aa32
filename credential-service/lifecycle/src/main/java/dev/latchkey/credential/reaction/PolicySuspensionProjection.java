package dev.latchkey.credential.reaction;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.recorded.SignInProjection;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.consuming.Interest;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import dev.latchkey.policy.evaluation.PolicyResultType;
import dev.latchkey.policy.rule.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Suspends app passwords whose use a policy has refused and wants them suspended for. The refusal is on the record, so
 * none is lost; the same refusal read again changes nothing.
 */
final class PolicySuspensionProjection implements SignInProjection {
    private static final Logger LOG = LoggerFactory.getLogger(PolicySuspensionProjection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The policy refuses each further attempt meanwhile. */
    private static final Duration SUSPENDED_WITHIN = Duration.ofMillis(500);
    /** So many that PATIENCE is ample, however many a batch has. */
    private static final int AT_ONCE = 100;
    /** Whoever was not there for longer does not act on old times: the next attempt is refused by the same policy. */
    private static final Duration REACHES_BACK = Duration.ofHours(1);

    private static final Actor SELF = Actor.service("credential-service");
    private static final String SUSPEND = new Effect.Suspend().wireName();
    // A quotation mark within a value is written with a backslash before it, so nobody can have these bytes in a name.
    private static final byte[] SUSPENDS = ("\"effect\":\"" + SUSPEND + "\"").getBytes(StandardCharsets.UTF_8);

    private final Suspend suspend;
    private final Clock clock;

    PolicySuspensionProjection(Suspend suspend, Clock clock) {
        this.suspend = suspend;
        this.clock = clock;
    }

    /** Suspends an app password for what was tried with it; see {@link ReactToSignal#suspend}. */
    @FunctionalInterface
    interface Suspend {
        Mono<AppPassword> one(String tenant, String credential, Instant tried, String reason, Actor by);
    }

    @Override
    public Optional<Interest> interest(RecordedAttributes signIn, RawRecord raw) {
        return signIn.reason() == SignInReason.BLOCKED_BY_POLICY && raw.hasInValue(SUSPENDS)
                ? Optional.of(new Interest(raw.header(CloudEventHeaders.ID).orElseThrow(), SUSPENDED_WITHIN))
                : Optional.empty();
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        Instant oldest = clock.instant().minus(REACHES_BACK);
        batch.stream()
                .filter(each -> each.envelope().time().isAfter(oldest))
                .filter(PolicySuspensionProjection::wantsSuspension)
                .collect(Collectors.toMap(
                        each -> identity((SignInRecorded) each.event()),
                        Function.identity(),
                        (earlier, later) -> later,
                        LinkedHashMap::new))
                .values()
                .stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(some ->
                        Flux.fromIterable(some).concatMap(this::suspend).then().block(PATIENCE));
    }

    private static boolean wantsSuspension(ReceivedEvent each) {
        return each.event() instanceof SignInRecorded signIn
                && wanting(signIn).isPresent()
                && signIn.credential() != null;
    }

    private static String identity(SignInRecorded signIn) {
        return signIn.tenant() + "/" + signIn.credential();
    }

    private Mono<AppPassword> suspend(ReceivedEvent each) {
        return each.event() instanceof SignInRecorded signIn
                ? Mono.justOrEmpty(wanting(signIn))
                        .flatMap(policy -> suspend(signIn, each.envelope().time(), policy))
                : Mono.empty();
    }

    /** The policy on whose account the app password is to be suspended. */
    private static Optional<AppliedPolicy> wanting(SignInRecorded signIn) {
        return signIn.reason() != SignInReason.BLOCKED_BY_POLICY
                ? Optional.empty()
                : signIn.policies().stream()
                        .filter(policy -> SUSPEND.equals(policy.effect())
                                && PolicyResultType.FAILURE.wireName().equals(policy.result()))
                        .findFirst();
    }

    private Mono<AppPassword> suspend(SignInRecorded signIn, Instant at, AppliedPolicy policy) {
        String reason = "policy " + policy.policy() + ": " + policy.name();
        return Mono.justOrEmpty(signIn.credential())
                .flatMap(credential -> suspend.one(signIn.tenant(), credential, at, reason, SELF))
                .doOnNext(suspended -> tell(suspended, policy));
    }

    private static void tell(AppPassword suspended, AppliedPolicy policy) {
        LOG.atInfo()
                .addKeyValue("tenant", suspended.tenant())
                .addKeyValue("credential", suspended.id())
                .addKeyValue("policy", policy.policy())
                .log("app password suspended, as a policy says");
    }
}
