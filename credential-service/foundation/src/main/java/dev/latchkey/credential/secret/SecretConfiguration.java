package dev.latchkey.credential.secret;

import dev.latchkey.kit.recurring.RecurringTasks;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys, and where they come from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretSettings.class)
class SecretConfiguration {
    @Bean
    KeySource keySource(SecretSettings settings) {
        if (!settings.hmacKeys().isBlank()) {
            return new KeyVariable(settings.hmacKeys());
        }
        return settings.vault().isUsed()
                ? new VaultTransit(settings.hmacKeyFile(), settings.vault())
                : new KeyFile(settings.hmacKeyFile());
    }

    @Bean(destroyMethod = "close")
    KeyWatch keyWatch(KeySource source, SecretSettings settings, RecurringTasks tasks) {
        return new KeyWatch(source).start(tasks, settings.lookAgain());
    }

    @Bean
    VerifierKeys verifierKeys(KeyWatch watch) {
        return watch.keys();
    }
}
