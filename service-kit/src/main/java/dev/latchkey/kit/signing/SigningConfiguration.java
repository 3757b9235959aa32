package dev.latchkey.kit.signing;

import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of events, and what signs and verifies with them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningSettings.class)
public class SigningConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SigningConfiguration.class);

    @Bean
    EventKeyring eventKeyring(KitSettings kit, SigningSettings settings) {
        if (settings.unsigned() == UnsignedEvents.ACCEPT) {
            LOG.atWarn()
                    .log("events without a signature are taken here (LATCHKEY_UNSIGNED_EVENTS=accept):"
                            + " whoever can write to Kafka can command");
        }
        return new EventKeyring(kit.service(), settings);
    }

    @Bean
    RecurringTask eventKeyLooks(EventKeyring keyring, SigningSettings settings, RecurringTasks tasks) {
        return tasks.start(Recurrence.every("event-keys", settings.lookAgain(), Duration.ofSeconds(10)), keyring::look);
    }

    @Bean
    EventSigner eventSigner(EventKeyring keyring) {
        return new EventSigner(keyring::keys);
    }

    @Bean
    EventVerifier eventVerifier(EventKeyring keyring, SigningSettings settings) {
        return new EventVerifier(keyring::keys, settings.unsigned());
    }

    @Bean
    RecordSeal recordSeal(EventKeyring keyring, SigningSettings settings) {
        return new RecordSeal(keyring::keys, settings.unsigned());
    }

    @Bean
    ForgedEvents forgedEvents(MeterRegistry meters) {
        return new ForgedEvents(meters);
    }
}
