package dev.latchkey.quickstart.installation;

import dev.latchkey.quickstart.keys.KeyDirectory;
import java.nio.file.Path;

/**
 * The directory that an installation keeps everything in.
 *
 * @param directory {@code .latchkey} unless {@code LATCHKEY_HOME} says otherwise
 */
record Home(Path directory) {

    Home {
        directory = directory.toAbsolutePath().normalize();
    }

    Path data(Part part) {
        return directory.resolve("data").resolve(part.title());
    }

    Path log(Part part) {
        return directory.resolve("logs").resolve(part.title() + ".log");
    }

    Path pid(Part part) {
        return run().resolve(part.title() + ".pid");
    }

    Path lock(Part part) {
        return run().resolve(part.title() + ".lock");
    }

    Path run() {
        return directory.resolve("run");
    }

    Path people() {
        return directory.resolve("people");
    }

    KeyDirectory keys() {
        return new KeyDirectory(directory.resolve("keys"));
    }
}
