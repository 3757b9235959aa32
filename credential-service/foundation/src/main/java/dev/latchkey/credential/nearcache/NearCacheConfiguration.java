package dev.latchkey.credential.nearcache;

import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is known of changes: what this process changes itself, and where it lets people in, what the streams tell. */
@Configuration(proxyBeanMethods = false)
class NearCacheConfiguration {
    @Bean
    StreamFreshness streamFreshness(
            @Value("${latchkey.verification.stale-after:5s}") Duration staleAfter, MemoryBudget budget) {
        StreamFreshness freshness = new StreamFreshness(staleAfter, budget.bytes(MemoryShare.CHANGES));
        budget.takenBy(MemoryShare.CHANGES, freshness::bytes);
        return freshness;
    }
}
