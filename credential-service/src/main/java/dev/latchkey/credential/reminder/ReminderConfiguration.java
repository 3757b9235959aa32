package dev.latchkey.credential.reminder;

import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.nearcache.Sight;
import dev.latchkey.credential.rules.Rulebooks;
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
            AppPasswords passwords, Rulebooks rulebooks, Sight sight, ReminderSettings settings, Clock clock) {
        return new Reminders(passwords, rulebooks, sight, settings, clock);
    }
}
