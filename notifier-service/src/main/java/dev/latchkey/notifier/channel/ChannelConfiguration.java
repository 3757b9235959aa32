package dev.latchkey.notifier.channel;

import java.net.InetAddress;
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
        return new AddressGuard(settings.networks(), InetAddress::getAllByName, settings.connectTimeout());
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
