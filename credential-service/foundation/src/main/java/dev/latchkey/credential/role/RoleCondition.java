package dev.latchkey.credential.role;

import java.util.Set;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the process has the role that a class or a bean method is for. Reads the annotations, not the class. */
final class RoleCondition implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Set<ProcessRole> roles = ProcessRole.of(context.getEnvironment());
        return (!metadata.isAnnotated(SignInRole.class.getName()) || roles.contains(ProcessRole.SIGN_IN))
                && (!metadata.isAnnotated(ManagementRole.class.getName()) || roles.contains(ProcessRole.MANAGEMENT));
    }
}
