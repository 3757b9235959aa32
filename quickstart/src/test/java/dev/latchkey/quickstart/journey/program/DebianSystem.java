package dev.latchkey.quickstart.journey.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Debian whose programs are run: this machine, or another release in a directory, made once by
 * {@code infra/front-doors/debian-root}.
 *
 * @param root {@code /} for this machine
 */
public record DebianSystem(Path root) {
    private static final List<String> RELEASES = List.of("bookworm", "trixie");

    /** This machine. */
    public static DebianSystem here() {
        return new DebianSystem(Path.of("/"));
    }

    /** The other release, where it has been made; a test that wants it is skipped without it. */
    public static Optional<DebianSystem> other() {
        Path roots = Recipe.frontDoors().resolve("../../.latchkey/debian").normalize();
        Path given = Path.of(System.getProperty("latchkey.debian.roots", roots.toString()));
        String mine = here().release();
        return RELEASES.stream()
                .filter(release -> !release.equals(mine))
                .map(given::resolve)
                .filter(root -> Files.exists(root.resolve("latchkey-ready")))
                .map(DebianSystem::new)
                .findFirst();
    }

    /** This machine, and the other release where there is one. */
    public static Stream<DebianSystem> all() {
        return Stream.concat(Stream.of(here()), other().stream());
    }

    private String release() {
        return lines("etc/os-release")
                .filter(line -> line.startsWith("VERSION_CODENAME="))
                .map(line -> line.substring("VERSION_CODENAME=".length()))
                .findFirst()
                .orElse("");
    }

    private boolean isHere() {
        return root.equals(Path.of("/"));
    }

    /** What has that system run the command. */
    public List<String> command(String... command) {
        return Stream.concat(isHere() ? Stream.empty() : Stream.of("chroot", root.toString()), Stream.of(command))
                .toList();
    }

    /** Where programs of that system may put what others read; under the same path in there and out here. */
    Path temporary() {
        return root.resolve(Path.of("/").relativize(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /** A system user's number in there. */
    int user(String name) {
        return number("etc/passwd", name);
    }

    /** A group's number in there. */
    int group(String name) {
        return number("etc/group", name);
    }

    private int number(String file, String name) {
        return lines(file)
                .map(line -> line.split(":"))
                .filter(entry -> entry[0].equals(name))
                .map(entry -> Integer.parseInt(entry[2]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(root.resolve(file) + " has no " + name));
    }

    private Stream<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return release();
    }
}
