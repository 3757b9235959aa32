package dev.latchkey.kit.following;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the followers of a service are; each is a bean of its own. */
@Configuration(proxyBeanMethods = false)
public class FollowingConfiguration {
    @Bean
    FollowersHealth followersHealthIndicator(ListableBeanFactory beans) {
        return new FollowersHealth(() -> beans.getBeansOfType(TopicFollower.class, false, false));
    }

    @Bean
    MeterBinder followingMeters(FollowersHealth followers) {
        return meters -> Gauge.builder(
                        "latchkey.followers.blind",
                        followers,
                        each -> each.blind().size())
                .description("Topics that this replica follows and does not see as they are now")
                .register(meters);
    }
}
