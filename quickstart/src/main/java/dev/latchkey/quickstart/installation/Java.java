package dev.latchkey.quickstart.installation;

import dev.latchkey.quickstart.aot.JavaLaunch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java that runs this, which also runs the parts. */
final class Java {

    private Java() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** How a part is launched; what its cache belongs to. */
    static JavaLaunch launch(Part part, Path jar) {
        return new JavaLaunch(executable(), flags(part), jar, part.target(jar.toString()));
    }

    private static List<String> flags(Part part) {
        var flags = new ArrayList<>(part.collector());
        flags.addAll(List.of(
                "-Xmx" + part.heapMegabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        if (part.startsQuickly()) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        if (!part.answersHealth()) {
            flags.add("-Dlogback.configurationFile=quickstart-logback.xml");
        }
        return flags;
    }
}
