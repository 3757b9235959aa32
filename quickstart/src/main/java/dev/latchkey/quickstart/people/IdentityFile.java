package dev.latchkey.quickstart.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Identities as a text file for people to read and change: {@code login = name; tenant; roles; password}. */
final class IdentityFile {

    private static final String NO_TENANT = "-";

    private final Path file;

    IdentityFile(Path file) {
        this.file = file;
    }

    /** What the file says; when there is none yet, it is written with the given identities. */
    List<Identity> readOrWrite(String heading, List<Identity> initial) {
        try {
            if (Files.notExists(file)) {
                write(heading, initial);
            }
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Identity> read() throws IOException {
        var identities = new ArrayList<Identity>();
        int number = 0;
        for (var line : Files.readAllLines(file, UTF_8)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                identities.add(parse(line, number));
            }
        }
        return identities;
    }

    private void write(String heading, List<Identity> identities) throws IOException {
        var lines = new ArrayList<String>();
        heading.lines().map(line -> "# " + line).forEach(lines::add);
        identities.stream().map(IdentityFile::format).forEach(lines::add);
        PrivateFile.write(file, String.join("\n", lines) + "\n");
    }

    /** Writes one more, before all others and behind the heading. */
    void addFirst(Identity identity) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(file, UTF_8));
        var heading = 0;
        while (heading < lines.size() && lines.get(heading).startsWith("#")) {
            heading++;
        }
        lines.add(heading, format(identity));
        PrivateFile.write(file, String.join("\n", lines) + "\n");
    }

    private static String format(Identity identity) {
        var tenant = identity.tenant() == null ? NO_TENANT : identity.tenant();
        return identity.login() + " = " + identity.name() + "; " + tenant + "; " + String.join(",", identity.roles())
                + "; " + identity.password();
    }

    /** Its line is named by its number, never shown: it may hold a password. */
    private Identity parse(String line, int number) {
        try {
            return parse(line);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(file + ", line " + number + ": " + malformed.getMessage(), malformed);
        }
    }

    private static Identity parse(String line) {
        var equals = line.indexOf('=');
        var fields = equals < 0 ? new String[0] : line.substring(equals + 1).split(";", 4);
        if (fields.length != 4) {
            throw new IllegalArgumentException(
                    "this is not 'login = name; tenant; roles; password' (tenant '-' for none)");
        }
        var tenant = fields[1].strip();
        var roles = List.of(fields[2].strip().split("\\s*,\\s*"));
        return new Identity(
                line.substring(0, equals).strip(),
                fields[0].strip(),
                tenant.equals(NO_TENANT) ? null : tenant,
                roles,
                fields[3].strip());
    }
}
