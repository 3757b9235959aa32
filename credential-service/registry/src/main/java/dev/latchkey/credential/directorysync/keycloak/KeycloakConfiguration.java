package dev.latchkey.credential.directorysync.keycloak;

import dev.latchkey.credential.directorysync.DirectoryAdapter;
import dev.latchkey.credential.directorysync.DirectoryKind;
import dev.latchkey.credential.directorysync.DirectorySource;
import dev.latchkey.credential.directorysync.UserDirectory;
import dev.latchkey.credential.role.ManagementRole;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Keycloak is asked. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class KeycloakConfiguration {
    @Bean
    DirectoryAdapter keycloakAdapter(Clock clock) {
        return new DirectoryAdapter() {
            @Override
            public DirectoryKind kind() {
                return DirectoryKind.KEYCLOAK;
            }

            @Override
            public UserDirectory open(DirectorySource source) {
                return new KeycloakDirectory(source, clock);
            }
        };
    }
}
