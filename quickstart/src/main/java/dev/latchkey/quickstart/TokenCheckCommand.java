package dev.latchkey.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.ServiceProgram;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What services read from an access token, and why they would refuse it. The token is handed on where nobody sees it. */
final class TokenCheckCommand {

    private static final String PROGRAM = "dev.latchkey.kit.token.TokenCheck";
    private static final String FILE = "--file";
    private static final int LONGEST = 64 * 1024;

    private final Screen screen;
    private final InputStream input;

    TokenCheckCommand(Screen screen, InputStream input) {
        this.screen = screen;
        this.input = input;
    }

    /** The token of the standard input, of a file, or an argument; empty where the arguments are none of these. */
    Optional<String> token(List<String> arguments) throws IOException {
        if (arguments.isEmpty() || arguments.equals(List.of("-"))) {
            return Optional.of(read(input));
        }
        if (arguments.size() == 2 && arguments.getFirst().equals(FILE)) {
            try (var file = Files.newInputStream(Path.of(arguments.getLast()))) {
                return Optional.of(read(file));
            }
        }
        if (arguments.size() != 1 || arguments.getFirst().startsWith("-")) {
            return Optional.empty();
        }
        screen.line("  An argument is seen by everybody on this machine, and kept in the shell's history:"
                + " better ./latchkey token-check < file");
        return Optional.of(arguments.getFirst());
    }

    private static String read(InputStream from) throws IOException {
        return new String(from.readNBytes(LONGEST), UTF_8).strip();
    }

    /** 0: believed; 1: refused, or that cannot be told; 2: the settings are wrong. */
    int run(InstallationSettings settings, String token) throws IOException, InterruptedException {
        return new ServiceProgram(settings, Part.POLICY_SERVICE).run(PROGRAM, token);
    }
}
