package dev.latchkey.quickstart.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Dovecot there is on this machine: 2.4 is set up in another language than 2.3. */
public final class InstalledDovecot {
    private static final Pattern RELEASE = Pattern.compile("(2\\.\\d+).*", Pattern.DOTALL);
    private static final int PATIENCE_SECONDS = 5;

    private InstalledDovecot() {}

    /** Such as 2.4; empty where there is none. */
    public static Optional<String> release() {
        try {
            Process process = new ProcessBuilder("dovecot", "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return of(new String(process.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Of what it says its version is. */
    static Optional<String> of(String version) {
        Matcher release = RELEASE.matcher(version);
        return release.matches() ? Optional.of(release.group(1)) : Optional.empty();
    }
}
