package dev.latchkey.quickstart.journey.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A directory under the system's temporary one that every system user may enter; gone after {@link #close()}. */
public record TrialDirectory(Path path) implements AutoCloseable {

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /** Those of this JVM that are there. */
    public static List<Path> open() {
        return List.copyOf(OPEN);
    }

    public static TrialDirectory create(String name) {
        try {
            Path path = Files.createTempDirectory("latchkey-" + name + "-");
            OPEN.add(path);
            return new TrialDirectory(openToAll(path));
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
            var owner =
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            return Files.setOwner(directory, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + directory + " to " + user + " (expected: run as root)", e);
        }
    }

    /** Lets the given group read the file, its owner write it, and nobody else see it. */
    public Path closedTo(String group, Path file) {
        try {
            var readers = file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
            Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(readers);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        OPEN.remove(path);
        try (var files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path openToAll(Path directory) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
