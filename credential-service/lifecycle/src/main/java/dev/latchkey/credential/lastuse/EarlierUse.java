package dev.latchkey.credential.lastuse;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an app password before a use of it is written.
 *
 * @param at       when it was last used; null where it never was, or where that was looked at lately
 * @param networks that are written down
 * @param settled  whether its first use has had its consequences
 */
record EarlierUse(@Nullable Instant at, Set<String> networks, boolean settled) {
    static final EarlierUse NONE = new EarlierUse(null, Set.of(), false);

    EarlierUse {
        networks = Set.copyOf(networks);
    }
}
