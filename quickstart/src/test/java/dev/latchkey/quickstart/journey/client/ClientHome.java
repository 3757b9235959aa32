package dev.latchkey.quickstart.journey.client;

import dev.latchkey.quickstart.journey.program.Command;
import dev.latchkey.quickstart.journey.program.Recipe;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import dev.latchkey.quickstart.journey.system.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The home of somebody who has set up one client with one app password, for one site. */
public final class ClientHome {
    private static final byte[] MESSAGE =
            "Subject: A scan\nTo: boss@example.test\n\nHello.\n".getBytes(StandardCharsets.UTF_8);

    private final UserClient client;
    private final Device device;
    private final Path home;
    private final Map<String, Object> values;

    /** Sets it up in that directory. */
    public ClientHome(UserClient client, Device device, ClientSite site, TrialDirectory directory) {
        this.client = client;
        this.device = device;
        home = directory.directoryOwnedBy("root", "home");
        directory.directory("home/mail");
        values = new HashMap<>(site.placeholders());
        values.put("HOME", home);
        values.put("LOGIN", device.login());
        values.put("LOGIN_IN_URL", device.login().replace("@", "%40"));
        values.put("SECRET", device.secret());
        var recipe = new Recipe(Recipe.frontDoors().resolveSibling("clients").resolve(client.folder()));
        files(recipe.directory())
                .forEach(file -> render(recipe, file.getFileName().toString()));
    }

    private void render(Recipe recipe, String file) {
        try {
            Files.setPosixFilePermissions(
                    recipe.render(file, values, home), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs in once. */
    public ClientShown signIn() {
        var command = Stream.of(
                        Stream.of("env", "-i", "HOME=" + home, "PATH=/usr/bin:/bin", "LC_ALL=C"),
                        Stream.of("GIT_TERMINAL_PROMPT=0"),
                        client.command(values).stream())
                .flatMap(words -> words)
                .toList();
        var input = client == UserClient.MSMTP ? MESSAGE : new byte[0];
        var seen = Command.run(input, command);
        var words =
                client.telling(seen.output()).stream().map(this::withoutNames).collect(Collectors.joining("\n"));
        return new ClientShown(client.verdict(seen.exit(), seen.output()), seen.exit(), words, keepsThePassword());
    }

    /** Without what another run would show otherwise. */
    private String withoutNames(String line) {
        return line.replace(device.login(), "LOGIN")
                .replaceAll("localhost(:\\d+)?", "HOST")
                .replaceAll("\\b127\\.0\\.0\\.1(:\\d+)?", "HOST")
                .replaceAll("\\[\\S+:\\d{4}-\\d\\d-\\d\\d [\\d:]+\\]", "[HOST:TIME]")
                .replaceAll("\\bA\\d+ NO", "A NO");
    }

    private boolean keepsThePassword() {
        return files(home).stream().anyMatch(file -> read(file).contains(device.secret()));
    }

    private static List<Path> files(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
