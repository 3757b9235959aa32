package dev.latchkey.credential.tenant;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different at a tenant; what is absent stays as it is.
 *
 * @param domains all that it shall have: those that are left out are taken away
 */
record TenantChange(
        @Nullable String name,
        @Nullable List<String> domains,
        @Nullable Boolean appPasswordsEnabled) {
    /** Whether it is for whoever runs the installation: an administrator must not take the domain of somebody else. */
    boolean isOfInstallation() {
        return name != null || domains != null;
    }

    /**
     * The tenant as it will be.
     *
     * @throws ProblemException 400, naming every field that is wrong, or that nothing is to be changed
     */
    Tenant applyTo(Tenant before) {
        if (!isOfInstallation() && appPasswordsEnabled == null) {
            throw ProblemException.badField("appPasswordsEnabled", "nothing", "true or false, or name, or domains");
        }
        RequestFields fields = new RequestFields();
        TenantFields read = new TenantFields(fields);
        String called = name == null ? before.name() : read.name(name);
        List<String> wanted = domains == null ? before.domains() : read.domains(domains);
        fields.allRight();
        boolean enabled = appPasswordsEnabled == null ? before.appPasswordsEnabled() : appPasswordsEnabled;
        return new Tenant(before.id(), called, wanted, enabled, before.version() + 1);
    }
}
