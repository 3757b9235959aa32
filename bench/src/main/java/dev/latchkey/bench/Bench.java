package dev.latchkey.bench;

import dev.latchkey.bench.attack.AttackExperiment;
import dev.latchkey.bench.experiment.Delays;
import dev.latchkey.bench.experiment.Experiment;
import dev.latchkey.bench.experiment.PolicyChanges;
import dev.latchkey.bench.experiment.ProvisioningExperiment;
import dev.latchkey.bench.experiment.Revocations;
import dev.latchkey.bench.experiment.SignIns;
import dev.latchkey.bench.experiment.StartUp;
import dev.latchkey.bench.growth.GrowthExperiment;
import dev.latchkey.bench.machine.Machine;
import dev.latchkey.bench.micro.MicroBenchmarks;
import dev.latchkey.bench.oracle.OracleExperiment;
import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.report.Document;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.PartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The command {@code ./latchkey bench}. */
public final class Bench {
    private static final int USAGE = 64;
    private static final Map<String, Experiment> EXPERIMENTS = Map.of(
            "up",
            new StartUp(),
            "audit",
            new Delays(),
            "revocation",
            new Revocations(),
            "sign-ins",
            new SignIns(),
            "directory",
            new ProvisioningExperiment(),
            "policies",
            new PolicyChanges(),
            "oracle",
            new OracleExperiment(),
            "attack",
            new AttackExperiment(),
            Options.GROWTH,
            new GrowthExperiment());

    private final Options options;
    private final Path work;
    private final Path sources;
    private final String provenance;

    private Bench(Options options, Path sources, String command) {
        this.options = options;
        this.sources = sources;
        this.work = sources.resolve("bench").resolve("target").resolve("run");
        this.provenance = LocalDate.now() + ", `" + command + "`, " + Machine.describe() + ".";
    }

    /**
     * Measures, prints, and writes the document. Exit code 0 when all was measured, 1 when it could not be, 64 when the options are
     * wrong.
     *
     * @param arguments see {@link Options#USAGE}
     */
    public static void main(String... arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        var sources = Path.of(System.getProperty("latchkey.sources", "."))
                .toAbsolutePath()
                .normalize();
        try {
            var options = Options.parse(arguments, sources);
            new Bench(options, sources, ("./latchkey bench " + String.join(" ", arguments)).strip()).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(USAGE);
        } catch (PartFailedException failed) {
            System.err.println(failed.getMessage());
            failed.lastLines().forEach(line -> System.err.println("    " + line));
            System.exit(1);
        }
    }

    private void run() throws Exception {
        System.out.println(provenance);
        Files.createDirectories(work);
        if (options.document().isPresent()) {
            new Document(options.document().get()).requirePlaces(options.chapters());
        }
        if (options.chapters().stream().anyMatch(EXPERIMENTS::containsKey)) {
            withSite();
        }
        if (options.chapters().contains(Options.MICRO)) {
            tell(Options.MICRO);
            publish(MicroBenchmarks.measure(
                    options.document().isEmpty() ? Duration.ofMillis(200) : Duration.ofSeconds(1)));
        }
    }

    /** When something fails, the site's directory is kept, with its logs. */
    private void withSite() throws Exception {
        var site = new BenchSite(work.resolve("site"), sources);
        var interrupted = new Thread(site::stop);
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (site) {
            for (var chapter : options.chapters()) {
                var experiment = EXPERIMENTS.get(chapter);
                if (experiment != null) {
                    publish(measure(chapter, experiment, site));
                }
            }
        }
        Runtime.getRuntime().removeShutdownHook(interrupted);
        site.delete();
    }

    private Chapter measure(String chapter, Experiment experiment, BenchSite site) throws Exception {
        tell(chapter);
        if (!(experiment instanceof StartUp)) {
            site.start();
            site.populate(options.plan().accounts());
        }
        return experiment.measure(site, options.plan(), work);
    }

    private static void tell(String chapter) {
        System.out.println("\n" + chapter);
    }

    private void publish(Chapter chapter) throws IOException {
        System.out.println("\n" + chapter.text());
        if (options.document().isPresent()) {
            new Document(options.document().get()).write(chapter, provenance);
        }
    }
}
