package dev.latchkey.bench.micro;

import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.VerifierKeys;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a typed secret is looked up under: reading it, its check letter, HMAC-SHA-256. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerifierBenchmark {
    private final VerifierKeys keys = new VerifierKeys(Map.of(1, new byte[32]));
    private final String typed = AppPasswordSecret.random(SecretFormat.SHORT).shownOnce();

    /** One key version. */
    @Benchmark
    public String verifier() {
        return TypedSecret.read(typed) instanceof TypedSecret.WellFormed(AppPasswordSecret secret)
                ? keys.verifier("acme", secret)
                : "";
    }
}
