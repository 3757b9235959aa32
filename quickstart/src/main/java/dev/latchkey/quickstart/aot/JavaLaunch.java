package dev.latchkey.quickstart.aot;

import java.nio.file.Path;
import java.util.List;

/**
 * How a JVM is launched, as far as a cache depends on it.
 *
 * @param java the executable
 * @param flags of the JVM
 * @param jar whose manifest names the rest of the class path
 * @param target what {@code java} is told to run, with the class path
 */
public record JavaLaunch(String java, List<String> flags, Path jar, List<String> target) {

    /** Copies the lists. */
    public JavaLaunch {
        flags = List.copyOf(flags);
        target = List.copyOf(target);
    }
}
