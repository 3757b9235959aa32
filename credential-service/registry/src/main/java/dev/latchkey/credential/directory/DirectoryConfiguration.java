package dev.latchkey.credential.directory;

import dev.latchkey.credential.account.ProvisionedAccounts;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.kit.publishing.EventIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who keeps the users. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
    @Bean
    Users directoryUsers(ProvisionedAccounts accounts, Tenants tenants, EventIds ids) {
        return new Users(accounts, tenants, ids);
    }
}
