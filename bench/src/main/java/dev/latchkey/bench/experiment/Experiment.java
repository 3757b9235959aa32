package dev.latchkey.bench.experiment;

import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.site.BenchSite;
import java.nio.file.Path;

/** Something that is measured. */
public interface Experiment {

    /**
     * Measures, on a site that runs and has its accounts, and leaves it running.
     *
     * @param work a directory for whatever else is needed
     */
    Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws Exception;
}
