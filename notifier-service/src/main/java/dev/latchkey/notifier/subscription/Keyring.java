package dev.latchkey.notifier.subscription;

import java.util.Map;
import javax.crypto.SecretKey;

/** The keys of this service, by version. Others derive keys of their own from them, each for one purpose. */
public record Keyring(Map<Integer, SecretKey> keys) {
    public Keyring {
        keys = Map.copyOf(keys);
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "Keyring" + keys.keySet();
    }
}
