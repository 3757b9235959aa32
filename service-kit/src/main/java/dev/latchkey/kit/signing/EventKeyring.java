package dev.latchkey.kit.signing;

import dev.latchkey.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys in force: those of the files at the start, and again whenever one of them has changed. What cannot be read then is an
 * ERROR in the log, and the keys stay as they are.
 */
final class EventKeyring {
    private static final Logger LOG = LoggerFactory.getLogger(EventKeyring.class);
    private static final SignedContent PROBE =
            target -> target.accept("latchkey-key-probe".getBytes(StandardCharsets.US_ASCII));

    private final String service;
    private final SigningSettings settings;
    private volatile EventKeys inForce;
    private List<Object> seen;

    /** @throws IllegalArgumentException where a key that is needed is not there, with words that say which */
    EventKeyring(String service, SigningSettings settings) {
        this.service = service;
        this.settings = settings;
        this.seen = state();
        this.inForce = checked(EventKeys.read(settings));
    }

    EventKeys keys() {
        return inForce;
    }

    /** Looks whether a file has changed. */
    void look() {
        List<Object> state = state();
        if (state.equals(seen)) {
            return;
        }
        try {
            inForce = checked(EventKeys.read(settings));
            seen = state;
            LOG.atInfo().addKeyValue("keys", inForce).log("keys of events were read again");
        } catch (RuntimeException broken) {
            LOG.atError()
                    .addKeyValue("keys", inForce)
                    .addKeyValue("cause", String.valueOf(broken.getMessage()))
                    .log("keys of events have changed and cannot be used; the ones before stay in force");
        }
    }

    private EventKeys checked(EventKeys keys) {
        if (settings.unsigned() == UnsignedEvents.ACCEPT) {
            return keys;
        }
        need(!keys.trusted().isEmpty(), "LATCHKEY_TRUSTED_KEYS_FILE", "the public keys of all services");
        need(!keys.shared().isEmpty(), "LATCHKEY_RECORD_KEY_FILE", "the key that all services share for sign-ins");
        boolean sends =
                Arrays.stream(Topic.values()).anyMatch(topic -> topic.sender().equals(service));
        need(!sends || !keys.own().isEmpty(), "LATCHKEY_SIGNING_KEY_FILE", "the private key of " + service);
        keys.own().forEach((version, key) -> {
            PublicKey known = keys.trusted(service, version);
            need(
                    known != null && Signatures.verifies(known, PROBE, Signatures.sign(key, PROBE)),
                    "LATCHKEY_TRUSTED_KEYS_FILE",
                    "the public key of version " + version + " of " + service + ", which nobody would believe");
        });
        return keys;
    }

    private static void need(boolean there, String variable, String what) {
        if (!there) {
            throw new IllegalArgumentException(variable + ": lacks " + what
                    + " (docs/secrets-and-keys.md; LATCHKEY_UNSIGNED_EVENTS=accept takes unsigned events meanwhile)");
        }
    }

    private List<Object> state() {
        return Stream.of(settings.keys(), settings.trustedKeys(), settings.recordKeys())
                .map(file -> file.map(EventKeyring::state).orElse(""))
                .toList();
    }

    /** Another one after it was written to, and after another file was put in its place. */
    private static Object state(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
        } catch (IOException failure) {
            return failure.toString();
        }
    }
}
