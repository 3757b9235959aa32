package dev.latchkey.credential.secret;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretSettings.class)
class SecretConfiguration {
    @Bean
    VerifierKeys verifierKeys(SecretSettings settings) {
        return KeyFile.read(settings.hmacKeyFile());
    }
}
