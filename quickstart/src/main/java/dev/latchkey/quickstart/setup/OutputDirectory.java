package dev.latchkey.quickstart.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * The directory that {@code init} writes into. What is there and says something else stays, unless it is told to go on by force;
 * what holds a key is never readable for everybody, not for a moment.
 */
final class OutputDirectory {
    static final String OPEN = "rw-r--r--";
    static final String RUN = "rwxr-xr-x";
    private static final String OWNER = "rw-------";
    private static final String OWNER_AND_GROUP = "rw-r-----";

    private final Screen screen;
    private final Path directory;
    private final boolean force;
    private int kept;

    OutputDirectory(Screen screen, Path directory, boolean force) {
        this.screen = screen;
        this.directory = directory;
        this.force = force;
    }

    /** How many files stayed that say something else. */
    int kept() {
        return kept;
    }

    /** A directory below it that daemons may enter, made where it is not there. */
    Path directory(String name) throws IOException {
        Path wanted = directory.resolve(name);
        if (Files.notExists(wanted)) {
            directory(wanted.getParent());
            make(wanted);
        }
        return wanted;
    }

    /** Those that are there stay as they are. */
    private static void directory(@Nullable Path wanted) throws IOException {
        if (wanted != null && Files.notExists(wanted)) {
            directory(wanted.getParent());
            make(wanted);
        }
    }

    private static void make(Path directory) throws IOException {
        Files.setPosixFilePermissions(Files.createDirectory(directory), PosixFilePermissions.fromString(RUN));
    }

    /** One that belongs to a user of the system, and to nobody else. */
    void directoryOf(String user, String name) throws IOException {
        Path made = directory(name);
        var users = made.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(made, users.lookupPrincipalByName(user));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
    }

    /** Writes a file for everybody to read; {@link #RUN} where it is run. */
    void write(String name, String text, String permissions) throws IOException {
        if (isToBeWritten(name, text)) {
            replace(name, text, permissions, null);
        }
    }

    /** Writes what is made of something else and belongs to nobody's hand: what is there is replaced. */
    void writeAgain(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        if (Files.notExists(file) || !Files.readString(file, UTF_8).equals(text)) {
            replace(name, text, OPEN, null);
        }
    }

    /** Writes a file that its owner reads, and the group where there is one of that name and we may give it to it. */
    void writeSecret(String name, String text, String reader) throws IOException {
        if (isToBeWritten(name, text)) {
            replace(name, text, OWNER, reader);
        }
    }

    private boolean isToBeWritten(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        if (Files.notExists(file)) {
            return true;
        }
        if (Files.readString(file, UTF_8).equals(text)) {
            screen.line("  " + screen.style().dim("· " + file + ": there already"));
            return false;
        }
        if (!force) {
            kept++;
            screen.failure(file + ": there already, and says something else; left alone (--force replaces it)");
        }
        return force;
    }

    private void replace(String name, String text, String permissions, @Nullable String reader) throws IOException {
        Path file = directory.resolve(name);
        Path folder = directory(directory.relativize(file.getParent()).toString());
        Path next = Files.createTempFile(
                folder, "next-", null, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER)));
        Files.writeString(next, text, UTF_8);
        if (reader == null) {
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(permissions));
        } else {
            giveTo(next, reader);
        }
        Files.move(next, file, ATOMIC_MOVE);
        screen.line("  " + screen.style().green("✔") + " " + file);
    }

    private static void giveTo(Path file, String group) throws IOException {
        try {
            GroupPrincipal readers =
                    file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
            Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(readers);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_AND_GROUP));
        } catch (UserPrincipalNotFoundException | FileSystemException notOurs) {
            // Its owner alone, then; install.sh gives it to the group where it is used.
        }
    }
}
