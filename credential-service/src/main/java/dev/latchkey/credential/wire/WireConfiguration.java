package dev.latchkey.credential.wire;

import dev.latchkey.credential.verification.Decisions;
import dev.latchkey.credential.verification.Desk;
import dev.latchkey.credential.verification.Doors;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The listener, and the languages that are spoken there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WireSettings.class)
class WireConfiguration {
    @Bean(destroyMethod = "close")
    SignInCounter signInCounter(
            Desk desk, @Value("${latchkey.verification.refusal-after:300ms}") Duration refusalAfter) {
        return new SignInCounter(desk, refusalAfter);
    }

    @Bean
    FrontDoorListener frontDoorListener(
            WireSettings settings, Doors doors, Desk desk, Decisions decisions, SignInCounter counter) {
        List<Tongue> tongues = List.of(
                new JsonTongue(counter),
                new DecisionTongue(decisions),
                new ForwardAuthTongue(counter),
                new NginxMailTongue(counter),
                new DovecotPassdbTongue(counter),
                new DovecotPolicyTongue(desk));
        return new FrontDoorListener(settings, new Reception(doors, tongues));
    }
}
