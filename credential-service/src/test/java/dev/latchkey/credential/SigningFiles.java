package dev.latchkey.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The keys of events, of an installation. */
final class SigningFiles {
    private final Path directory;

    SigningFiles(Path directory) {
        this.directory = directory;
        write("record", "1:" + Base64.getEncoder().encodeToString(new byte[32]));
        StringBuilder trusted = new StringBuilder();
        for (String service : List.of("credential-service", "policy-service", "notifier-service")) {
            KeyPair pair = pair();
            write(service, "1:" + base64(pair.getPrivate().getEncoded()));
            trusted.append(service + ":1:" + base64(pair.getPublic().getEncoded()) + "\n");
        }
        write("trusted", trusted.toString());
    }

    /** What a service is started with. */
    String[] arguments(String service, String... more) {
        Stream<String> signing = Stream.of(
                "--latchkey.signing.key-file=" + directory.resolve(service),
                "--latchkey.signing.trusted-keys-file=" + directory.resolve("trusted"),
                "--latchkey.signing.record-key-file=" + directory.resolve("record"));
        return Stream.concat(signing, Stream.of(more)).toArray(String[]::new);
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void write(String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
