package dev.latchkey.notifier.alert;

import dev.latchkey.events.ReservedTenants;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.Arrays;
import java.util.stream.Stream;

/** Whose alerts somebody deals with. */
public final class AlertScope {
    private AlertScope() {}

    /**
     * The tenant of those who look after one; of those who run the installation, what concerns it as a whole.
     *
     * @param roles of those who look after a tenant
     * @throws dev.latchkey.kit.problem.ProblemException 403 where the caller is neither
     */
    public static String of(Caller caller, Role... roles) {
        if (caller.is(roles)) {
            return caller.tenant();
        }
        caller.mustBe(
                Stream.concat(Arrays.stream(roles), Stream.of(Role.PLATFORM)).toArray(Role[]::new));
        return ReservedTenants.PLATFORM;
    }
}
