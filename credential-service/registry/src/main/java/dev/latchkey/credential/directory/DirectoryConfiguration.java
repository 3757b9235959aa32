package dev.latchkey.credential.directory;

import dev.latchkey.credential.account.ProvisionedAccounts;
import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.credential.directory.scim.ScimEndpoint;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.kit.publishing.EventIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.reactive.UrlHandlerFilter;
import org.springframework.web.server.WebFilter;

/** Who keeps the users. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
    @Bean
    Users directoryUsers(ProvisionedAccounts accounts, Tenants tenants, EventIds ids) {
        return new Users(accounts, tenants, ids);
    }

    @Bean
    UserResources userResources(Users users, Groups groups) {
        return new UserResources(users, groups);
    }

    /** Clients put a slash behind whatever they were given. */
    @Bean
    WebFilter trailingSlashes() {
        return UrlHandlerFilter.trailingSlashHandler(ScimEndpoint.BASE + "/**")
                .mutateRequest()
                .build();
    }
}
