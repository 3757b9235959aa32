package dev.latchkey.quickstart.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** When a part gets a core that others want too. */
enum Priority {
    NORMAL,
    /** Less often: a sign-in seldom waits for it. */
    LOW,
    /** Last, and let go of at once: no sign-in waits for it. It falls behind and catches up. */
    IDLE;

    private static final List<String> LEAST_OFTEN = List.of("nice", "-n", "15");
    private static final Path CHRT = Path.of("/usr/bin/chrt");

    /** What is put before a command line; it becomes the command itself, under the same process id. */
    List<String> prefix() {
        return switch (this) {
            case NORMAL -> List.of();
            case LOW -> List.of("nice", "-n", "10");
            case IDLE -> Files.isExecutable(CHRT) ? List.of(CHRT.toString(), "--idle", "0") : LEAST_OFTEN;
        };
    }
}
