package dev.latchkey.quickstart.journey.program;

import java.nio.file.Path;
import java.util.Map;

/** The recipe's {@code kick.pl}, beside a Dovecot. */
final class SessionKicker {

    private SessionKicker() {}

    /** Starts it; returns when it listens to the brokers. */
    static Daemon start(TrialDirectory directory, Map<String, Object> values, String brokers, Path trustedKeys) {
        DebianProgram.KCAT.path(directory.system());
        Path keys = directory.path().resolve("trusted-keys.txt");
        values.put("BROKERS", brokers);
        values.put("TRUSTED_KEYS", TrialServerFiles.write(keys, TrialServerFiles.read(trustedKeys)));
        values.put("KICK_GROUP", "dovecot-kicks-" + directory.path().getFileName());
        Path script = Recipe.of("dovecot").render("kick.pl", values, directory.path());
        return Daemon.start("kick", directory, "/usr/bin/perl", script.toString())
                .awaitOutput("% Reached end of topic latchkey.credentials");
    }
}
