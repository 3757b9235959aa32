package dev.latchkey.credential.tenant;

import dev.latchkey.credential.login.LoginDomain;
import dev.latchkey.kit.request.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a tenant is made of, alike where it is registered and where it is changed. */
record TenantFields(RequestFields fields) {
    private static final int MOST_DOMAINS = 100;

    String name(@Nullable String given) {
        return fields.text("name", given, 200);
    }

    /** In canonical form, each once. */
    List<String> domains(@Nullable List<String> domains) {
        List<String> given = domains == null ? List.of() : domains;
        if (given.isEmpty() || given.size() > MOST_DOMAINS) {
            fields.wrong("domains", given.size() + " domains", "1 to " + MOST_DOMAINS + " login domains");
        }
        List<String> canonical = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            canonical.add(domain("domains[" + i + "]", String.valueOf(given.get(i))));
        }
        return canonical.stream().distinct().toList();
    }

    /** In the form in which it is found behind the at sign of a canonical login. */
    private String domain(String field, String given) {
        Optional<String> domain = LoginDomain.read(given);
        if (domain.isEmpty()) {
            fields.wrong(field, given, "a domain like acme.example or b\u00FCcher.example");
        }
        return domain.orElse("");
    }
}
