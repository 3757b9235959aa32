package dev.latchkey.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A checkout: the files that people wrote, without what builds leave behind.
 *
 * @param root its directory
 * @param files all of them, in the order of their paths
 */
record SourceTree(Path root, List<Path> files) {
    private static final Set<String> BUILT = Set.of("target", "node_modules", "dist");

    static SourceTree of(Path root) {
        var normal = root.toAbsolutePath().normalize();
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(normal, new DoorAuthentication(normal, files));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new SourceTree(normal, files.stream().sorted().toList());
    }

    /** All modules with Java in them, wherever they are nested. */
    List<SourceModule> modules() {
        return SourceModule.among(this);
    }

    /** Below the root, with slashes on every system. */
    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static final class DoorAuthentication extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> files;

        DoorAuthentication(Path root, List<Path> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            var name = String.valueOf(directory.getFileName());
            boolean skipped = !directory.equals(root) && (name.startsWith(".") || BUILT.contains(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
