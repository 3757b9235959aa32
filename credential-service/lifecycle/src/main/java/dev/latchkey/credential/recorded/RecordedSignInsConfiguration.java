package dev.latchkey.credential.recorded;

import dev.latchkey.kit.consuming.AuthenticEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads records of sign-ins. */
@Configuration(proxyBeanMethods = false)
class RecordedSignInsConfiguration {
    @Bean
    RecordedSignIns recordedSignIns(AuthenticEvents authentic) {
        return new RecordedSignIns(authentic);
    }
}
