package dev.latchkey.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Ports that a process keeps for itself until it ends, among all processes of its user that ask here: each by a lock on one
 * byte of a file that they share, and that nothing is ever written to.
 */
final class PortReservation {
    /** Never closed: with it every lock would end. */
    private static final Optional<FileChannel> SHARED = open();

    private static final Queue<FileLock> HELD = new ConcurrentLinkedQueue<>();

    private PortReservation() {}

    /** Whether it is this process's from now on; also where there is no such file to be had, and nobody knows better. */
    static boolean reserve(int port) {
        return SHARED.map(file -> lock(file, port)).orElse(true);
    }

    private static boolean lock(FileChannel file, int port) {
        try {
            FileLock held = file.tryLock(port, 1, false);
            return held != null && HELD.add(held);
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException unsupported) {
            return true;
        }
    }

    private static Optional<FileChannel> open() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "latchkey-ports-" + System.getProperty("user.name"));
        try {
            return Optional.of(FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }
}
