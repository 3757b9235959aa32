package dev.latchkey.credential.secret;

import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the keys at the start, and again whenever their source has changed. What cannot be read then is an ERROR in
 * the log, and the keys stay as they are; it is tried again at each look.
 */
final class KeyWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

    /** A source such as Vault tries several times, with its own time-outs. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);

    private final KeySource source;
    private final VerifierKeys keys;
    private @Nullable RecurringTask looks;
    private Object seen;

    /** @throws RuntimeException where there are no keys */
    KeyWatch(KeySource source) {
        this.source = source;
        this.seen = source.state();
        this.keys = new VerifierKeys(source.read());
    }

    KeyWatch start(RecurringTasks tasks, Duration every) {
        looks = tasks.start(Recurrence.every("hmac-keys", every, LONGEST_LOOK), this::look);
        return this;
    }

    VerifierKeys keys() {
        return keys;
    }

    void look() {
        Object state = source.state();
        if (state.equals(seen)) {
            return;
        }
        try {
            keys.replace(source.read());
            seen = state;
            LOG.atInfo().addKeyValue("versions", keys.versions()).log("HMAC keys were read again");
        } catch (RuntimeException broken) {
            LOG.atError()
                    .addKeyValue("versions", keys.versions())
                    .addKeyValue("cause", String.valueOf(broken.getMessage()))
                    .log("HMAC keys have changed and cannot be read; the ones before stay in force");
        }
    }

    @Override
    public void close() {
        if (looks != null) {
            looks.close();
        }
    }
}
