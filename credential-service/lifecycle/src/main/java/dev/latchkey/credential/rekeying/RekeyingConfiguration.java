package dev.latchkey.credential.rekeying;

import dev.latchkey.credential.apppassword.StoredVerifiers;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.kit.recurring.RecurringTasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Re-keying, and the view of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RekeyingSettings.class)
class RekeyingConfiguration {
    @Bean(destroyMethod = "close")
    @SignInRole
    Rekeying rekeying(
            VerifierKeys keys,
            StoredVerifiers verifiers,
            Clock clock,
            RekeyingSettings settings,
            MemoryBudget budget,
            MeterRegistry meters) {
        return new Rekeying(keys, verifiers::rekey, clock, settings, budget, meters);
    }

    @Bean
    KeyInspection keyInspection(
            VerifierKeys keys,
            StoredVerifiers verifiers,
            Clock clock,
            RekeyingSettings settings,
            RecurringTasks tasks) {
        return new KeyInspection(keys, verifiers, clock).start(tasks, settings.countEvery());
    }

    @Bean
    HealthIndicator verifierKeysHealthIndicator(KeyInspection inspection) {
        return new KeyHealth(inspection);
    }
}
