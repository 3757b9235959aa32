package dev.latchkey.quickstart.installation;

import java.util.List;

/** How often a part gets a core that others want too. */
enum Priority {
    NORMAL,
    /** Less often, but often enough to keep up: a sign-in seldom waits for it. */
    LOW;

    /** What is put before a command line; it becomes the command itself, under the same process id. */
    List<String> prefix() {
        return switch (this) {
            case NORMAL -> List.of();
            case LOW -> List.of("nice", "-n", "10");
        };
    }
}
