package dev.latchkey.quickstart.keys;

import dev.latchkey.quickstart.people.PrivateDirectory;
import dev.latchkey.quickstart.people.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * {@code keys directory}: makes the keys of an installation in containers, and the settings by which Compose finds them.
 * A container sees a key file as it is, owner and mode included, so it runs as the user whose files they are.
 */
public final class KeysCommand {
    /** Of the user in the images, {@code infra/images/Dockerfile}. */
    static final int IMAGE_USER = 10_001;

    static final String SETTINGS = "compose.env";
    private static final int ROOT = 0;

    private final Consumer<String> lines;
    private final Path sources;

    /**
     * Says what it does.
     *
     * @param lines where each line of that goes
     * @param sources the checkout, in which no key may be
     */
    public KeysCommand(Consumer<String> lines, Path sources) {
        this.lines = lines;
        this.sources = sources;
    }

    /**
     * Keeps what is there, so it may be run again.
     *
     * @throws IllegalArgumentException where the directory is in the checkout, by a link too
     */
    public void run(Path given) throws IOException {
        var directory = given.toAbsolutePath().normalize();
        var keys = new KeyDirectory(directory);
        refuseCheckout(directory);
        refuseOthers(keys);
        PrivateDirectory.create(directory);
        refuseCheckout(directory.toRealPath());
        keys.createMissing();
        var settings = directory.resolve(SETTINGS);
        PrivateFile.write(settings, "LATCHKEY_KEYS='" + directory + "'\nLATCHKEY_USER=" + user(keys) + "\n");
        lines.accept("  keys are in " + directory + "; keep a copy in your secret store");
        lines.accept("  docker compose --env-file " + settings + " up --build");
    }

    private void refuseCheckout(Path directory) throws IOException {
        if (directory.startsWith(sources) || directory.startsWith(sources.toRealPath())) {
            throw new IllegalArgumentException(
                    "directory: " + directory + " is in the checkout (expected: one outside it:"
                            + " what is in it may be committed, or copied into an image)");
        }
    }

    /** The directory is shut to everybody else, which would be wrong for a home. */
    private static void refuseOthers(KeyDirectory keys) throws IOException {
        if (Files.notExists(keys.directory())) {
            return;
        }
        try (var there = Files.list(keys.directory())) {
            var other = there.filter(file -> !keys.files().contains(file) && !file.endsWith(SETTINGS))
                    .findAny();
            if (other.isPresent()) {
                throw new IllegalArgumentException("directory: " + keys.directory() + " has "
                        + other.get().getFileName() + " in it (expected: one for keys alone)");
            }
        }
    }

    /** Root's files are handed to the images' user: no service runs as root. */
    private static String user(KeyDirectory keys) throws IOException {
        int user = (int) Files.getAttribute(keys.directory(), "unix:uid", LinkOption.NOFOLLOW_LINKS);
        int group = (int) Files.getAttribute(keys.directory(), "unix:gid", LinkOption.NOFOLLOW_LINKS);
        if (user != ROOT) {
            return user + ":" + group;
        }
        for (var file : keys.files()) {
            Files.setAttribute(file, "unix:uid", IMAGE_USER, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:gid", IMAGE_USER, LinkOption.NOFOLLOW_LINKS);
        }
        return IMAGE_USER + ":" + IMAGE_USER;
    }
}
