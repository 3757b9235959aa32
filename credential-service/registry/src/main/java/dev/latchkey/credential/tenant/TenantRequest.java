package dev.latchkey.credential.tenant;

import dev.latchkey.kit.request.RequestFields;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A tenant to be registered. */
record TenantRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable List<String> domains) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** The tenant, or every field that is wrong. */
    Tenant toTenant() {
        RequestFields fields = new RequestFields();
        String tenant = id == null ? "" : id;
        if (!ID.matcher(tenant).matches()) {
            fields.wrong("id", tenant, "1 to 63 of a-z, 0-9 and -, not starting with -");
        }
        TenantFields read = new TenantFields(fields);
        String shown = read.name(name);
        List<String> canonical = read.domains(domains);
        fields.allRight();
        return new Tenant(tenant, shown, canonical, true, 1);
    }
}
