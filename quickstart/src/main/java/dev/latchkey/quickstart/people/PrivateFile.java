package dev.latchkey.quickstart.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Files that hold secrets: readable by their owner alone from the first byte on, and never half-written. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Writes the file, replacing one that is there. */
    public static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(EnumSet.of(OWNER_READ, OWNER_WRITE));
        var next = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".next", ownerOnly);
        Files.writeString(next, content, UTF_8);
        Files.move(next, file, ATOMIC_MOVE);
    }
}
