package dev.latchkey.credential.leak;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordChanges;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.apppassword.StoredVerifiers;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.secret.VerifierKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Finds out which candidates are app passwords, and revokes those at once. */
final class HandleLeakReport {
    private static final Logger LOG = LoggerFactory.getLogger(HandleLeakReport.class);
    private static final int AT_ONCE = 8;
    /** More than any app password with all that may stand between its letters; what is longer is not looked at. */
    private static final int LONGEST = 200;

    private final AppPasswords passwords;
    private final StoredVerifiers verifiers;
    private final AppPasswordChanges changes;
    private final VerifierKeys keys;
    private final Clock clock;
    private final Scheduler scheduler;
    private final MeterRegistry meters;

    /** @param scheduler where candidates are tried */
    HandleLeakReport(
            AppPasswords passwords,
            StoredVerifiers verifiers,
            AppPasswordChanges changes,
            VerifierKeys keys,
            Clock clock,
            Scheduler scheduler,
            MeterRegistry meters) {
        this.passwords = passwords;
        this.verifiers = verifiers;
        this.changes = changes;
        this.keys = keys;
        this.clock = clock;
        this.scheduler = scheduler;
        this.meters = meters;
    }

    /**
     * Judges all candidates of a report, in their order. When it completes, everything that was found is revoked; where
     * it fails, some may be, and the same report again does the rest.
     */
    Mono<List<LeakFinding>> judge(Reporter reporter, List<Candidate> candidates) {
        List<Suspect> suspects = suspects(candidates);
        return found(reporter, suspects)
                .map(known -> IntStream.range(0, candidates.size())
                        .mapToObj(i -> LeakFinding.of(candidates.get(i), known.contains(i)))
                        .toList())
                .doOnNext(findings -> tell(reporter, findings, suspects.size()))
                .doFinally(end -> suspects.forEach(each -> each.secret().close()));
    }

    /** The check letter turns 25 of 26 random strings away, before anything is computed. */
    private static List<Suspect> suspects(List<Candidate> candidates) {
        List<Suspect> suspects = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            String token = candidates.get(i).token();
            if (token != null
                    && token.length() <= LONGEST
                    && TypedSecret.read(token) instanceof TypedSecret.WellFormed(AppPasswordSecret secret)) {
                suspects.add(new Suspect(i, secret));
            }
        }
        return suspects;
    }

    /** The indexes of those that are app passwords. */
    private Mono<Set<Integer>> found(Reporter reporter, List<Suspect> suspects) {
        if (suspects.isEmpty()) {
            return Mono.just(Set.of());
        }
        return verifiers
                .all()
                .collect(KnownVerifiers.Gathering::new, KnownVerifiers.Gathering::add)
                // Some seconds of computing are not for the threads that bring the database's answers.
                .publishOn(scheduler)
                .map(all -> traces(suspects, all.under(keys)))
                .flatMapIterable(traces -> traces)
                .flatMap(
                        trace -> exactly(trace)
                                .flatMap(found -> end(found, reporter))
                                .map(done -> trace),
                        AT_ONCE)
                .collect(
                        HashSet::new,
                        (indexes, trace) -> indexes.add(trace.suspect().index()));
    }

    private static List<Trace> traces(List<Suspect> suspects, KnownVerifiers known) {
        List<Trace> traces = new ArrayList<>();
        for (Suspect suspect : suspects) {
            known.tenantsOf(suspect.secret()).forEach(tenant -> traces.add(new Trace(suspect, tenant)));
        }
        return traces;
    }

    /** From the oldest key to the newest: it may be re-keyed at this very moment. */
    private Mono<AppPassword> exactly(Trace trace) {
        List<Verifier> possible = keys.verifiers(trace.tenant(), trace.suspect().secret());
        return Flux.fromIterable(possible.reversed())
                .concatMap(verifier -> passwords.byVerifier(trace.tenant(), verifier.value()))
                .next();
    }

    private Mono<AppPassword> end(AppPassword password, Reporter reporter) {
        String reason = "leaked: reported by " + reporter.name();
        return changes.revokeUnlessOver(password.tenant(), password.id(), reason, clock.instant(), reporter.actor())
                .doOnNext(revoked -> LOG.atWarn()
                        .addKeyValue("tenant", revoked.tenant())
                        .addKeyValue("account", revoked.account())
                        .addKeyValue("credential", revoked.id())
                        .addKeyValue("reporter", reporter.id())
                        .log("a leaked app password was revoked"))
                .defaultIfEmpty(password);
    }

    private void tell(Reporter reporter, List<LeakFinding> findings, int wellFormed) {
        long known = findings.stream()
                .filter(each -> each.label() == LeakFinding.Label.TRUE_POSITIVE)
                .count();
        meters.counter("latchkey.leak.candidates", "label", "true_positive").increment(known);
        meters.counter("latchkey.leak.candidates", "label", "false_positive").increment(findings.size() - known);
        LOG.atInfo()
                .addKeyValue("reporter", reporter.id())
                .addKeyValue("candidates", findings.size())
                .addKeyValue("wellFormed", wellFormed)
                .addKeyValue("known", known)
                .log("leak report judged");
    }

    private record Suspect(int index, AppPasswordSecret secret) {}

    private record Trace(Suspect suspect, String tenant) {}
}
