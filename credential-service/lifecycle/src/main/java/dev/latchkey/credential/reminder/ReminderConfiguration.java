package dev.latchkey.credential.reminder;

import dev.latchkey.credential.apppassword.AppPasswordChanges;
import dev.latchkey.credential.apppassword.DueAppPasswords;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.rules.TenantRulesStore;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who reminds. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReminderSettings.class)
class ReminderConfiguration {
    @Bean
    Reminders reminders(
            DueAppPasswords passwords,
            AppPasswordChanges changes,
            TenantRulesStore tenantRules,
            ReminderSettings settings,
            Clock clock,
            RecurringTasks tasks) {
        return new Reminders(passwords, changes, tenantRules, settings, clock).start(tasks);
    }
}
