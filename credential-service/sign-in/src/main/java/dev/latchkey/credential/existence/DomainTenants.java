package dev.latchkey.credential.existence;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * To which tenants domains have led, when that was last told or read. Nobody may rely on it: it says where to look first,
 * and whoever looks sees whether a domain still leads there.
 */
public final class DomainTenants {
    private static final Duration UNHEARD_OF = Duration.ofDays(30);

    private final Cache<String, String> tenants;

    /** Knows none yet. */
    public DomainTenants(MemoryBudget budget) {
        this.tenants =
                budget.cache(MemoryShare.DOMAIN_TENANTS, (domain, tenant) -> HeapBytes.of(domain, tenant), UNHEARD_OF);
    }

    /** The id of the tenant to which a domain has led; null where nobody knows. */
    public @Nullable String tenantOf(String domain) {
        return tenants.getIfPresent(domain);
    }

    /** It leads there. */
    public void leads(String domain, String tenant) {
        tenants.put(domain, tenant);
    }
}
