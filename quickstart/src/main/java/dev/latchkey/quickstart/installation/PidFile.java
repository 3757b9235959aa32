package dev.latchkey.quickstart.installation;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which process a part is. Beside the number it holds when that process began, so that another process that was given
 * the same number later is never taken for ours.
 */
final class PidFile {

    private static final String ENDS = " ends";

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write(ProcessHandle process) throws IOException {
        replace(process.pid() + " " + began(process));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** From now on its end is wanted. */
    void expectEnd() throws IOException {
        var content = content();
        if (content.size() == 2) {
            replace(String.join(" ", content) + ENDS);
        }
    }

    /** In one step: others read it at any time. */
    private void replace(String content) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, content + "\n");
        Files.move(next, file, ATOMIC_MOVE);
    }

    /** The process, as long as it lives. */
    Optional<ProcessHandle> alive() {
        return alive(content());
    }

    /** Whether it was started and does not live any more, though nobody wanted its end. */
    boolean hasDied() {
        var content = content();
        return content.size() == 2 && alive(content).isEmpty();
    }

    private static Optional<ProcessHandle> alive(List<String> content) {
        if (content.size() < 2) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(content.getFirst()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> !isZombie(process))
                .filter(process -> began(process).equals(content.get(1)));
    }

    /** Number, begin, and, where that is wanted, end; nothing where there is no file. */
    private List<String> content() {
        try {
            return List.of(Files.readString(file).strip().split(" "));
        } catch (NoSuchFileException neverStartedOrStopped) {
            return List.of();
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
