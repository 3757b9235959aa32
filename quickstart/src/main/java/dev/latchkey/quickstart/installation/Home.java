package dev.latchkey.quickstart.installation;

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

    Path hmacKeys() {
        return directory.resolve("keys").resolve("hmac-keys.txt");
    }

    /** Of the private key that a service signs its events with. */
    Path signingKeys(String service) {
        return directory.resolve("keys").resolve("signing-" + service + ".txt");
    }

    Path trustedKeys() {
        return directory.resolve("keys").resolve("trusted-keys.txt");
    }

    Path recordKeys() {
        return directory.resolve("keys").resolve("record-keys.txt");
    }

    Path webhookKeys() {
        return directory.resolve("keys").resolve("webhook-keys.txt");
    }
}
