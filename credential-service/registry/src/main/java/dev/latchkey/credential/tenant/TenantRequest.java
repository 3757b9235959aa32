package dev.latchkey.credential.tenant;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.kit.request.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A tenant to be registered. */
record TenantRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable List<String> domains) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
                    + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");

    /** The tenant, or every field that is wrong. */
    Tenant toTenant() {
        RequestFields fields = new RequestFields();
        String tenant = id == null ? "" : id;
        if (!ID.matcher(tenant).matches()) {
            fields.wrong("id", tenant, "1 to 63 of a-z, 0-9 and -, not starting with -");
        }
        String shown = fields.text("name", name, 200);
        List<String> given = Optional.ofNullable(domains).orElse(List.of());
        if (given.isEmpty() || given.size() > 100) {
            fields.wrong("domains", given.size() + " domains", "1 to 100 login domains");
        }
        List<String> canonical = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            canonical.add(domain(fields, "domains[" + i + "]", String.valueOf(given.get(i))));
        }
        fields.allRight();
        return new Tenant(tenant, shown, canonical.stream().distinct().toList(), true, 1);
    }

    /** In the form in which it is found behind the at sign of a canonical login. */
    private static String domain(RequestFields fields, String field, String given) {
        String domain = LoginName.read("x@" + given).map(LoginName::domain).orElse("");
        if (!DOMAIN.matcher(domain).matches()) {
            fields.wrong(field, given, "a domain like acme.example");
        }
        return domain;
    }
}
