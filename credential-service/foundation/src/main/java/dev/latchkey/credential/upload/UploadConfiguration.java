package dev.latchkey.credential.upload;

import dev.latchkey.credential.role.ManagementRole;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Who reads uploaded files. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
class UploadConfiguration {
    /** Threads of their own: they wait for whoever sends. */
    @Bean(destroyMethod = "dispose")
    Scheduler uploadScheduler(UploadSettings settings) {
        return Schedulers.newBoundedElastic(settings.atOnce(), 100, "uploads", 60, true);
    }

    @Bean
    Uploads uploads(UploadSettings settings, Scheduler uploadScheduler) {
        return new Uploads(settings, uploadScheduler);
    }
}
