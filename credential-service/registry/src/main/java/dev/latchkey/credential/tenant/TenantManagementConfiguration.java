package dev.latchkey.credential.tenant;

import dev.latchkey.credential.role.ManagementRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who changes tenants. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class TenantManagementConfiguration {
    @Bean
    ChangeTenant changeTenant(Tenants tenants, DomainUse use) {
        return new ChangeTenant(tenants, use);
    }
}
