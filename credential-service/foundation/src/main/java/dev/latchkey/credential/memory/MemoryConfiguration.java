package dev.latchkey.credential.memory;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The heap that this process may have, shared out. */
@Configuration(proxyBeanMethods = false)
class MemoryConfiguration {
    @Bean
    MemoryBudget memoryBudget(MeterRegistry meters) {
        return new MemoryBudget(Runtime.getRuntime().maxMemory(), meters);
    }
}
