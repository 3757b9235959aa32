package dev.latchkey.credential.role;

import dev.latchkey.kit.problem.ProblemDetails;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** What stands in for a role that the process does not have. */
@Configuration(proxyBeanMethods = false)
class RoleConfiguration {
    @Bean
    @Conditional(NotManagement.class)
    WithoutManagement withoutManagement(ProblemDetails problems) {
        return new WithoutManagement(problems);
    }

    static final class NotManagement extends NoneNestedConditions {
        NotManagement() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ManagementRole
        static final class Management {}
    }
}
