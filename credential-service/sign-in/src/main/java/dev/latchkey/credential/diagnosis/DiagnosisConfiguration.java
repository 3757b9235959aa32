package dev.latchkey.credential.diagnosis;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.kit.consuming.EventBatches;
import dev.latchkey.kit.mongo.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Where failures are kept, and the binding that brings them. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class DiagnosisConfiguration {
    private static final String COLLECTION = "recent_failures";
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(1);

    @Bean
    RecentFailures recentFailures(MongoDatabase database, Clock clock) {
        return new RecentFailures(database.getCollection(COLLECTION), clock);
    }

    @Bean
    Indexes recentFailureIndexes() {
        return RecentFailures.indexes(COLLECTION);
    }

    @Bean
    DiagnoseFailures diagnoseFailures(
            RecentFailures failures, AppPasswords passwords, LastUses lastUses, Throttle throttle, Clock clock) {
        return new DiagnoseFailures(failures, passwords, lastUses, throttle, clock);
    }

    /** Conflated by the id of each record: what was let in, which is nearly all of it, is never made an event of. */
    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> failedSignIns(
            EventBatches batches, RecentFailures failures, AppPasswords passwords) {
        FailureProjection projection = new FailureProjection(
                failures,
                (tenant, credential) -> passwords.ofTenant(tenant, credential).map(AppPassword::account));
        return batches.conflated("credential-service.failures", FailedSignIn::id, WRITTEN_EVERY, projection::handle);
    }
}
