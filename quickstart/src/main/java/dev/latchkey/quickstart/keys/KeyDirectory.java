package dev.latchkey.quickstart.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the keys of an installation are, one file for each purpose; {@code docs/secrets-and-keys.md} has their form.
 *
 * @param directory that holds nothing but keys
 */
public record KeyDirectory(Path directory) {
    /** The services that publish events, and have a key to sign them with. */
    public static final List<String> SIGNING_SERVICES =
            List.of("credential-service", "policy-service", "notifier-service");

    /** Under which app passwords are recognised. */
    public Path hmacKeys() {
        return directory.resolve("hmac-keys.txt");
    }

    /** Of the private key that a service signs its events with. */
    public Path signingKeys(String service) {
        return directory.resolve("signing-" + service + ".txt");
    }

    /** The public keys by which events are verified. */
    public Path trustedKeys() {
        return directory.resolve("trusted-keys.txt");
    }

    /** By which records of sign-ins are authenticated. */
    public Path recordKeys() {
        return directory.resolve("record-keys.txt");
    }

    /** Under which the signing secrets of webhooks are kept. */
    public Path webhookKeys() {
        return directory.resolve("webhook-keys.txt");
    }

    /** All of them. */
    public List<Path> files() {
        return Stream.concat(
                        Stream.of(hmacKeys(), recordKeys(), webhookKeys(), trustedKeys()),
                        SIGNING_SERVICES.stream().map(this::signingKeys))
                .toList();
    }

    /** Makes those that are missing, for their owner's eyes alone; leaves those that are there as they are. */
    public void createMissing() throws IOException {
        KeyFiles.createIfMissing(hmacKeys());
        KeyFiles.createIfMissing(webhookKeys());
        KeyFiles.createIfMissing(recordKeys());
        SigningKeyFiles.createIfMissing(this);
    }
}
