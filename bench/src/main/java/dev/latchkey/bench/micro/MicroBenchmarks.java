package dev.latchkey.bench.micro;

import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.report.ReportTable;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this package in JVMs of their own. */
public final class MicroBenchmarks {
    private static final int ITERATIONS = 5;

    private MicroBenchmarks() {}

    /**
     * Measures each of them, in one fork.
     *
     * @param iteration how long each of five iterations takes, after as many to warm up
     */
    public static Chapter measure(Duration iteration) throws RunnerException {
        var time = TimeValue.milliseconds(iteration.toMillis());
        var options = new OptionsBuilder()
                .include(MicroBenchmarks.class.getPackageName() + ".*")
                .forks(1)
                .warmupIterations(ITERATIONS)
                .warmupTime(time)
                .measurementIterations(ITERATIONS)
                .measurementTime(time)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        var table = new ReportTable("Step", "ns", "±", "p99");
        new Runner(options).run().forEach(result -> row(table, result));
        return new Chapter(
                "micro",
                List.of(table),
                List.of("One thread; mean and 99.9 % confidence interval, by JMH; p99 where single calls were timed."));
    }

    private static void row(ReportTable table, RunResult result) {
        var benchmark = result.getParams().getBenchmark();
        var primary = result.getPrimaryResult();
        table.row(
                benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1),
                Figure.of(primary.getScore()),
                Figure.of(primary.getScoreError()),
                result.getParams().getMode() == Mode.SampleTime
                        ? Figure.of(primary.getStatistics().getPercentile(99))
                        : "");
    }
}
