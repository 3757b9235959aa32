package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The files of an installation's keys, and settings that name them. */
public final class KeyDirectory {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private final Path directory;

    /** With version 1 of each service's key. */
    public KeyDirectory(Path directory) {
        this.directory = directory;
        add("record", "1:" + secret());
        for (String service : List.of("credential-service", "policy-service", "notifier-service")) {
            generate(service, 1);
        }
    }

    /** Adds a version of a service's key, which everybody believes. */
    public String generate(String service, int version) {
        KeyPair pair = pair();
        add(service, version + ":" + BASE64.encodeToString(pair.getPrivate().getEncoded()));
        String line = service + ":" + version + ":"
                + BASE64.encodeToString(pair.getPublic().getEncoded());
        add("trusted", line);
        return line;
    }

    /** Has nobody believe a key any more. */
    public void distrust(String line) {
        try {
            List<String> rest = Files.readAllLines(file("trusted")).stream()
                    .filter(each -> !each.equals(line))
                    .toList();
            Files.write(file("trusted"), rest);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path file(String name) {
        return directory.resolve(name + ".keys");
    }

    /** As a command line has them, and what else there is to be on it. */
    public String[] arguments(String service, String... more) {
        Stream<String> signing = Stream.of(
                "--latchkey.signing.key-file=" + own(service),
                "--latchkey.signing.trusted-keys-file=" + file("trusted"),
                "--latchkey.signing.record-key-file=" + file("record"),
                "--latchkey.signing.look-again=100ms",
                "--latchkey.signing.unsigned=refuse");
        return Stream.concat(signing, Stream.of(more)).toArray(String[]::new);
    }

    /** What publishes as a service with the keys of these files. */
    public EventSigner signer(String service) {
        return new EventSigner(() -> EventKeys.read(settings(service)));
    }

    /** What believes the keys of these files, and nothing without a signature. */
    public EventVerifier verifier() {
        EventKeys read = EventKeys.read(settings("audit-service-has-none"));
        return new EventVerifier(() -> read, UnsignedEvents.REFUSE);
    }

    /** What replicas seal by the key that all of them share. */
    public RecordSeal recordSeal() {
        EventKeys read = EventKeys.read(settings("audit-service-has-none"));
        return new RecordSeal(() -> read, UnsignedEvents.REFUSE);
    }

    SigningSettings settings(String service) {
        return new SigningSettings(
                own(service),
                file("trusted").toString(),
                file("record").toString(),
                UnsignedEvents.REFUSE,
                Duration.ofSeconds(30));
    }

    /** Empty where it has none. */
    private String own(String service) {
        return Files.exists(file(service)) ? file(service).toString() : "";
    }

    void add(String name, String line) {
        try {
            Files.writeString(file(name), line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
