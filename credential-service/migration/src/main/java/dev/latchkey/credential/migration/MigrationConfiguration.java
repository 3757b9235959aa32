package dev.latchkey.credential.migration;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.search.SearchBudget;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the devices are kept that use basic authentication. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {
    private static final String COLLECTION = "migration_devices";
    private static final int MOST_EXAMINED = 10_000;

    @Bean
    Devices migrationDevices(MongoDatabase database) {
        return new Devices(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes migrationDeviceIndexes() {
        return Devices.indexes(COLLECTION);
    }

    @Bean
    ImportSignInLog importSignInLog(Devices devices, Accounts accounts) {
        return new ImportSignInLog(devices, accounts);
    }

    @Bean
    ManageMigration manageMigration(
            Devices devices,
            Accounts accounts,
            LastUses lastUses,
            AppPasswords passwords,
            SearchBudget budget,
            Clock clock) {
        return new ManageMigration(
                devices,
                new MigrationStatuses(accounts, lastUses),
                new LinkCandidate(passwords, clock),
                Math.min(MOST_EXAMINED, budget.documents()),
                clock);
    }
}
