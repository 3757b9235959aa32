package dev.latchkey.quickstart.journey.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory under the system's temporary one that every system user may enter; gone after {@link #close()}.
 *
 * @param path the same for programs of this machine and of the system
 * @param system whose users it is for
 */
public record TrialDirectory(Path path, DebianSystem system) implements AutoCloseable {

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /** Those of this JVM that are there. */
    public static List<Path> open() {
        return List.copyOf(OPEN);
    }

    public static TrialDirectory create(String name) {
        return create(name, DebianSystem.here());
    }

    /** One of another system, which this machine reaches by a link of the same name. */
    public static TrialDirectory create(String name, DebianSystem system) {
        try {
            Path made = openToAll(Files.createTempDirectory(system.temporary(), "latchkey-" + name + "-"));
            OPEN.add(made);
            Path path = DebianSystem.here().temporary().resolve(made.getFileName());
            return new TrialDirectory(path.equals(made) ? made : Files.createSymbolicLink(path, made), system);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sub-directory of this name, created (for every user to enter) when it is not there yet. */
    public Path directory(String name) {
        try {
            return openToAll(Files.createDirectories(path.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, owned by the given system user and closed to everybody else. */
    public Path directoryOwnedBy(String user, String name) {
        Path directory = directory(name);
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            return Files.setAttribute(directory, "unix:uid", system.user(user));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + directory + " to " + user + " (expected: run as root)", e);
        }
    }

    /** Lets the given group read the file, its owner write it, and nobody else see it. */
    public Path closedTo(String group, Path file) {
        try {
            Files.setAttribute(file, "unix:gid", system.group(group));
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Path made = path.toRealPath();
            OPEN.remove(made);
            try (var files = Files.walk(made)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path openToAll(Path directory) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
