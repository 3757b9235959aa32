package dev.latchkey.quickstart.installation;

import dev.latchkey.quickstart.aot.AotCache;
import dev.latchkey.quickstart.aot.AotMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the caches that parts start from. Those that have none are started once in an installation of their own, with
 * its own broker, database and keys, recorded until they are ready, and stopped: nothing of anybody's data is in a cache.
 */
public final class StartCaches implements AutoCloseable {

    private static final Set<Part> GROUND = EnumSet.of(Part.BROKER, Part.DATABASE, Part.OIDC_PROVIDER);

    private final Path sources;
    private final Installation training;

    /**
     * Nothing is started yet. What an earlier run left in the directory is stopped and deleted.
     *
     * @param sources the checkout whose built jars are run
     * @param work for the recorded run alone
     * @param parts those that have a cache already are left alone
     */
    public StartCaches(Path sources, Path work, Collection<Part> parts) throws IOException, InterruptedException {
        this.sources = sources;
        this.training = new Installation(InstallationSettings.of(work, sources, Ports.free())
                .with(AotMode.RECORD)
                .only(withGround(missing(sources, parts))));
        close();
    }

    /** Those that have no cache for this build, this JDK and their flags. */
    public static List<Part> missing(Path sources, Collection<Part> parts) throws IOException, InterruptedException {
        var missing = new ArrayList<Part>();
        for (var part : parts) {
            if (!cache(sources, part).exists()) {
                missing.add(part);
            }
        }
        return missing;
    }

    private static Set<Part> withGround(Collection<Part> parts) {
        var all = EnumSet.noneOf(Part.class);
        all.addAll(parts);
        if (parts.stream().anyMatch(Part::isService)) {
            all.addAll(GROUND);
        }
        return all;
    }

    private static AotCache cache(Path sources, Part part) throws IOException, InterruptedException {
        return AotCache.of(Java.launch(part, Application.of(part, sources).jar()));
    }

    /** Returns when all of them are there. One after the other: each takes a core and 300 MiB while it is made. */
    public void make() throws IOException, InterruptedException {
        var missing = missing(sources, training.settings().planned());
        training.start();
        training.stop();
        for (var part : missing) {
            Application.of(part, sources).deleteCachesOfOtherBuilds();
            cache(sources, part).make();
        }
    }

    /** Ends and deletes what the recorded run left. */
    @Override
    public void close() {
        EnumSet.allOf(Part.class).forEach(training::kill);
        training.delete();
    }
}
