package dev.latchkey.credential.throttle;

import dev.latchkey.credential.recorded.RecordedSignIns;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTask;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.topics.WarmUpCondition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job that decides, where the work in the background is done: a process that only answers front doors follows its decisions. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamJobSettings.class)
class StreamJobConfiguration {
    private static final Recurrence OFTEN =
            Recurrence.every("throttle-job", Duration.ofSeconds(1), Duration.ofSeconds(30));

    @Bean(destroyMethod = "close")
    StreamStoreDirectory throttleDirectory(StreamJobSettings settings) {
        return StreamStoreDirectory.of(settings.directory());
    }

    @Bean(destroyMethod = "close")
    StreamStoreMemory throttleStoreMemory(StreamJobSettings settings) {
        return new StreamStoreMemory(settings.memory().toBytes());
    }

    /** Closed before what its stores use. */
    @Bean(destroyMethod = "close")
    StreamJob throttleJob(
            KafkaClients kafka,
            RecordedSignIns records,
            ThrottleKeys keys,
            StreamKeySeal seal,
            DecisionNumbers numbers,
            ThrottleSettings settings,
            StreamJobSettings job,
            StreamStoreDirectory directory,
            StreamStoreMemory memory,
            Clock clock) {
        Map<String, Object> properties = new HashMap<>(
                StreamJobProperties.of(StreamJob.GROUP, directory.path(), job.standbys(), settings.window()));
        properties.putAll(memory.properties());
        return new StreamJob(
                kafka,
                StreamTopology.of(new StreamSignInReading(records), keys, new HoldRules(settings), seal, numbers),
                properties,
                clock);
    }

    /** Once its topics have been created, and what was decided by then is known, behind which its own decisions are numbered. */
    @Bean
    RecurringTask throttleJobLooks(
            RecurringTasks tasks,
            StreamJob job,
            @Qualifier("topicProvisioning") WarmUpCondition topics,
            @Qualifier("signInHolds") WarmUpCondition decided) {
        return tasks.start(OFTEN, () -> {
            if (topics.met() && decided.met()) {
                job.look();
            }
        });
    }

    @Bean
    HealthIndicator throttleJobHealthIndicator(StreamJob job, Clock clock) {
        return new StreamJobHealth(job, clock);
    }

    @Bean
    MeterBinder throttleJobMeters(StreamJob job, StreamStoreMemory memory) {
        return meters -> {
            Gauge.builder("latchkey.throttle.job.running", job, each -> each.running() ? 1 : 0)
                    .description("Whether the job that decides who is held back takes note of what comes")
                    .register(meters);
            Gauge.builder("latchkey.throttle.job.behind", job, StreamJob::behind)
                    .description("Records of a partition that the job is behind, at most")
                    .register(meters);
            Gauge.builder("latchkey.throttle.stores", memory, StreamStoreMemory::taken)
                    .description("What the job's stores take outside of the heap")
                    .baseUnit(BaseUnits.BYTES)
                    .register(meters);
            Gauge.builder("latchkey.throttle.stores.most", memory, StreamStoreMemory::most)
                    .description("What they may take")
                    .baseUnit(BaseUnits.BYTES)
                    .register(meters);
        };
    }
}
