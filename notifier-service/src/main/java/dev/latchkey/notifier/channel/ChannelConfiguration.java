package dev.latchkey.notifier.channel;

import dev.latchkey.kit.client.AddressGuard;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The channels. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebhookSettings.class, MailSettings.class})
class ChannelConfiguration {
    @Bean
    AddressGuard addressGuard(WebhookSettings settings) {
        return AddressGuard.allowing(settings.networks(), settings.connectTimeout());
    }

    @Bean
    WebhookChannel webhookChannel(AddressGuard guard, Clock clock, WebhookSettings settings) {
        return new WebhookChannel(guard, clock, settings);
    }

    @Bean
    MailChannel mailChannel(MailSettings settings, Clock clock) {
        return new MailChannel(settings, clock);
    }
}
