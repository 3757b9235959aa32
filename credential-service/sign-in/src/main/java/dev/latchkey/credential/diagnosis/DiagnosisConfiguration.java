package dev.latchkey.credential.diagnosis;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.kit.mongo.Indexes;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where failures are kept, and what puts them there. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class DiagnosisConfiguration {
    private static final String COLLECTION = "recent_failures";

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

    @Bean
    FailureProjection failureProjection(RecentFailures failures, AppPasswords passwords) {
        return new FailureProjection(
                failures,
                (tenant, credential) -> passwords.ofTenant(tenant, credential).map(AppPassword::account));
    }
}
