package dev.latchkey.credential.reminder;

import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.rules.TenantRulesStore;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who reminds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReminderSettings.class)
class ReminderConfiguration {
    @Bean
    Reminders reminders(
            AppPasswords passwords,
            TenantRulesStore tenantRules,
            StreamFreshness freshness,
            ReminderSettings settings,
            Clock clock,
            RecurringTasks tasks) {
        return new Reminders(passwords, tenantRules, freshness, settings, clock).start(tasks);
    }
}
