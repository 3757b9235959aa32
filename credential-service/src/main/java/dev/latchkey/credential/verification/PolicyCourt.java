package dev.latchkey.credential.verification;

import dev.latchkey.credential.access.Background;
import dev.latchkey.credential.access.Freshness;
import dev.latchkey.credential.access.Snapshots;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Has an attempt judged by the policies in force, with all that they ask for; fails where nobody can tell. */
final class PolicyCourt {
    private final Snapshots snapshots;
    private final Freshness freshness;
    private final Inquiry inquiry;
    private final Clock clock;
    private final Duration readWithin;

    PolicyCourt(Snapshots snapshots, Freshness freshness, Inquiry inquiry, Clock clock, Duration readWithin) {
        this.snapshots = snapshots;
        this.freshness = freshness;
        this.inquiry = inquiry;
        this.clock = clock;
        this.readWithin = readWithin;
    }

    /** Whether there is anything to judge by: before the snapshots have been read, there is not. */
    boolean sits() {
        return snapshots.read();
    }

    /** What the policies ask for beside what was found is remembered, or read. */
    CompletableFuture<Ruling> judge(Attempt attempt, Facts found) {
        String tenant = Inquiry.tenant(found);
        if (snapshots.unknown(tenant)) {
            return undecided("the tenant's policies could not be understood");
        }
        if (freshness.tooOld(tenant)) {
            return undecided("the tenant's policies may be older than it wants");
        }
        CompiledPolicies policies = snapshots.of(tenant);
        Background.Known remembered = inquiry.remembered(policies, attempt, found);
        if (remembered != null) {
            return CompletableFuture.completedFuture(rule(policies, attempt, found, remembered));
        }
        return inquiry.read(policies, attempt, found)
                .timeout(readWithin)
                .toFuture()
                .thenApply(known -> rule(policies, attempt, found, Objects.requireNonNull(known)));
    }

    private Ruling rule(CompiledPolicies policies, Attempt attempt, Facts found, Background.Known known) {
        var now = clock.instant();
        return new Ruling(inquiry.judge(policies, attempt, found, known, now), policies.version(), now);
    }

    private static CompletableFuture<Ruling> undecided(String why) {
        return CompletableFuture.failedFuture(new IllegalStateException(why));
    }
}
