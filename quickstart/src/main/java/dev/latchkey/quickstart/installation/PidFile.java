package dev.latchkey.quickstart.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which process a part is. Beside the number it holds when that process began, so that another process that was given
 * the same number later is never taken for ours.
 */
final class PidFile {

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write(ProcessHandle process) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, process.pid() + " " + began(process) + "\n");
    }

    /** The process, as long as it lives. */
    Optional<ProcessHandle> alive() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            var content = Files.readString(file).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(content[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> !isZombie(process))
                    .filter(process -> content.length == 2 && began(process).equals(content[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Dead, but nobody has asked how it ended: in containers whose first process is no init, for ever. While other
     * threads than the first are listed, the process is still being taken down and holds its ports.
     */
    private static boolean isZombie(ProcessHandle process) {
        var proc = Path.of("/proc", String.valueOf(process.pid()));
        try (var threads = Files.list(proc.resolve("task"))) {
            var stat = Files.readString(proc.resolve("stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')')) && threads.count() <= 1;
        } catch (IOException noProcFilesystemOrGone) {
            return false;
        }
    }

    private static String began(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
