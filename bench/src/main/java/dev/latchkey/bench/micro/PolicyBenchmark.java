package dev.latchkey.bench.micro;

import dev.latchkey.policy.draft.ChoiceDraft;
import dev.latchkey.policy.draft.ConditionsDraft;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.draft.PolicySetDraft;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.rule.PolicySet;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One sign-in judged by 200 policies, each with accounts, a protocol and one of 200 named locations of 500 networks each; none
 * blocks it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBenchmark {
    private static final int POLICIES = 200;
    private static final int RANGES = 500;

    private final PolicySet set =
            new PolicySetDraft("acme", 1, each(PolicyBenchmark::location), each(PolicyBenchmark::policy)).toPolicySet();
    private final CompiledPolicies policies = CompiledPolicies.compile(set);
    private final SignInAttributes signIn = new SignInAttributes(
            "account-7", "imap", "mail", IpAddress.parse("10.100.7.70"), Instant.parse("2026-11-20T12:00:00Z"));

    private static <T> List<@Nullable T> each(java.util.function.IntFunction<@Nullable T> draft) {
        return IntStream.range(0, POLICIES).<@Nullable T>mapToObj(draft).toList();
    }

    private static NamedLocationDraft location(int i) {
        List<@Nullable String> ranges = IntStream.range(0, RANGES)
                .<@Nullable String>mapToObj(n -> "10." + i + "." + n / 2 + "." + n % 2 * 128 + "/26")
                .toList();
        return new NamedLocationDraft("location-" + i, "Location " + i, ranges, false);
    }

    private static PolicyDraft policy(int i) {
        var conditions = new ConditionsDraft(
                new ChoiceDraft(null, List.of("account-" + (i + 1000))),
                null,
                new ChoiceDraft(List.of("imap", "smtp"), null),
                null,
                null,
                new ChoiceDraft(List.of("location-" + i), null),
                null,
                null,
                null,
                null,
                null,
                null);
        return new PolicyDraft("policy-" + i, "Policy " + i, "on", "block", conditions);
    }

    /** 200 policies and 100,000 networks made ready. */
    @Benchmark
    public CompiledPolicies compilingAHundredThousandNetworks() {
        return CompiledPolicies.compile(set);
    }

    /** How long single verdicts take, and how evenly. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public Verdict twoHundredPoliciesSampled() {
        return policies.evaluate(signIn);
    }

    /** The verdict with the result of each policy. */
    @Benchmark
    public Verdict twoHundredPolicies() {
        return policies.evaluate(signIn);
    }
}
