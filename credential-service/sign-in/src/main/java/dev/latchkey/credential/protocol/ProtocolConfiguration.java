package dev.latchkey.credential.protocol;

import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.credential.verification.AccessDecisions;
import dev.latchkey.credential.verification.Authenticator;
import dev.latchkey.credential.verification.FrontDoorAuthenticator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The listener, and the protocols that are served there. */
@SignInRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ListenerSettings.class)
class ProtocolConfiguration {
    @Bean(destroyMethod = "close")
    RefusalDelay refusalDelay(
            Authenticator authenticator, @Value("${latchkey.verification.refusal-after:300ms}") Duration refusalAfter) {
        return new RefusalDelay(authenticator, refusalAfter);
    }

    @Bean
    FrontDoorListener frontDoorListener(
            ListenerSettings settings,
            FrontDoorAuthenticator doors,
            Authenticator authenticator,
            AccessDecisions decisions,
            RefusalDelay delay,
            MeterRegistry meters) {
        List<ProtocolAdapter> adapters = List.of(
                new JsonAdapter(delay),
                new DecisionAdapter(decisions),
                new ForwardAuthAdapter(delay),
                new NginxMailAdapter(delay),
                new DovecotPassdbAdapter(delay),
                new DovecotPolicyAdapter(authenticator, delay));
        return new FrontDoorListener(
                settings, new FrontDoorRouter(doors, delay, new MalformedCounter(meters), adapters), meters);
    }
}
