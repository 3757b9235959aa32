package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.AnAttempt.NOW;
import static dev.latchkey.credential.verification.AnAttempt.anAttempt;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.conditionalaccess.AttributeSource;
import dev.latchkey.credential.conditionalaccess.PolicyInputs;
import dev.latchkey.credential.existence.DomainTenants;
import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.credential.throttle.Throttles;
import dev.latchkey.kit.publishing.EventIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The whole pipeline, and the world around it in memory: Anna has one app password. */
final class APipeline {
    static final String SECRET = AppPasswordSecret.random(SecretFormat.SHORT).shownOnce();

    final FakeCredentials credentials = new FakeCredentials();
    final FakePolicies policies = new FakePolicies();
    final FakeLog log = new FakeLog();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Set<String> usedBefore = new HashSet<>();
    final Throttle throttle = Throttles.waitingAfter(
            3, (tenant, login, network) -> Mono.fromSupplier(() -> usedBefore.contains(login + " " + network)));
    final List<Object> located = new ArrayList<>();
    final List<String> rekeyed = new ArrayList<>();

    @Nullable
    AppPasswordSecret letters;

    private final VerifierKeys keys = new VerifierKeys(Map.of(1, new byte[32]));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final AttributeSource source;
    private final AttributeCollector attributes;
    private final CredentialLookup lookup;
    private DoorWarnings warnings = new DoorWarnings(clock);
    private AttemptPipeline pipeline;

    APipeline() {
        knows(anAttempt());
        source = PolicyInputs.attributes(Mono.just(Set.of("g-1")), Mono.empty());
        ReadThrough readThrough = new ReadThrough(Duration.ofSeconds(5));
        StreamFreshness freshness = new StreamFreshness(Duration.ofSeconds(5), 1 << 20);
        freshness.watch(age -> true);
        attributes = new AttributeCollector(source, PolicyInputs.noRisks(), this::locate, readThrough, clock);
        MemoryBudget budget = new MemoryBudget(1L << 30, meters);
        RememberedCredentials remembered =
                new RememberedCredentials(freshness, credentials, budget, new DomainTenants(budget), source);
        lookup = new CredentialLookup(remembered, keys, readThrough, Existence.unknown());
        pipeline = pipeline();
    }

    private AttemptPipeline pipeline() {
        return new AttemptPipeline(
                lookup,
                new PolicyDecisionPoint(policies, attributes, PolicyInputs.rates()),
                throttle,
                new AttemptEvents(keys, this::locate, "r-1"),
                new AttemptRecorder(log, EventIds.timeOrdered(), new SignInMetrics(meters)),
                new AcceptedSignInEffects(source, this::rekey),
                warnings,
                clock);
    }

    /** Warns of front doors there. */
    APipeline warning(DoorWarnings there) {
        warnings = there;
        pipeline = pipeline();
        return this;
    }

    /** The database has what the attempt leads to. */
    APipeline knows(AnAttempt attempt) {
        credentials.tenants.put("acme.example", Objects.requireNonNull(attempt.tenant()));
        credentials.accounts.put("acme/anna@acme.example", Objects.requireNonNull(attempt.owner()));
        TypedSecret.WellFormed typed = (TypedSecret.WellFormed) TypedSecret.read(SECRET);
        credentials.passwords.put("acme/" + keys.verifier("acme", typed.secret()), attempt.password());
        return this;
    }

    CompletableFuture<AttemptOutcome> signIn(AnAttempt attempt) {
        return run(AttemptKind.SIGN_IN, attempt);
    }

    CompletableFuture<AttemptOutcome> decision(AnAttempt attempt) {
        return run(AttemptKind.ACCESS_DECISION, attempt.saying(""));
    }

    CompletableFuture<AttemptOutcome> run(AttemptKind kind, AnAttempt attempt) {
        return pipeline.run(kind, attempt.attempt());
    }

    /** Through which doors come, at most so many at once. */
    Authenticator authenticator(int atMost) {
        return new SignInAuthenticator(pipeline, lookup, throttle, new AttemptLimit(atMost, meters), warnings, clock);
    }

    CompletableFuture<AttemptOutcome> run(Attempt attempt) {
        return pipeline.run(AttemptKind.SIGN_IN, attempt);
    }

    private GeoLocation locate(@Nullable Object address) {
        located.add(String.valueOf(address));
        return new GeoLocation("SE", 64_500L);
    }

    private @Nullable Runnable rekey(AppPassword password, int keyVersion, AppPasswordSecret secret) {
        letters = secret;
        return () -> rekeyed.add(password.id());
    }
}
