package dev.latchkey.quickstart.installation;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets one at a time decide that a part shall run, or shall not, whichever thread and whichever JVM it is in. */
final class PartLock {

    private static final Map<Path, Object> WITHIN_THIS_JVM = new ConcurrentHashMap<>();

    private final Path file;

    PartLock(Path file) {
        this.file = file;
    }

    <T> T holding(Decision<T> decision) throws IOException {
        synchronized (WITHIN_THIS_JVM.computeIfAbsent(file, key -> new Object())) {
            Files.createDirectories(file.resolveSibling(""));
            try (var channel = FileChannel.open(file, CREATE, WRITE);
                    var lock = channel.lock()) {
                return decision.make();
            }
        }
    }

    interface Decision<T> {
        T make() throws IOException;
    }
}
