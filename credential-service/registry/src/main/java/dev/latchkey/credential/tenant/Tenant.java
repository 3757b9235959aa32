package dev.latchkey.credential.tenant;

import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.nearcache.Versioned;
import java.util.List;

/**
 * Who uses this installation.
 *
 * @param domains            the login domains that lead here, lower case
 * @param appPasswordsEnabled false refuses every app password of the tenant
 */
public record Tenant(String id, String name, List<String> domains, boolean appPasswordsEnabled, long version)
        implements Versioned {
    public Tenant {
        domains = List.copyOf(domains);
    }

    @Override
    public int bytes() {
        return HeapBytes.OBJECT + HeapBytes.of(id, name) + HeapBytes.of(domains);
    }

    @Override
    public String identity() {
        return identity(id);
    }

    /** As the near-cache knows it. */
    public static String identity(String id) {
        return "tenant/" + id;
    }
}
