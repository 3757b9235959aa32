package dev.latchkey.credential.tenant;

import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        List<FieldProblem> problems = new ArrayList<>();
        if (id == null || !ID.matcher(id).matches()) {
            problems.add(new FieldProblem("id", String.valueOf(id), "1 to 63 of a-z, 0-9 and -, not starting with -"));
        }
        if (name == null || name.isBlank() || name.length() > 200) {
            problems.add(new FieldProblem("name", String.valueOf(name), "1 to 200 characters"));
        }
        if (domains == null || domains.isEmpty() || domains.size() > 100) {
            problems.add(new FieldProblem("domains", String.valueOf(domains), "1 to 100 login domains"));
        }
        List<String> folded = fold(problems);
        if (id == null || name == null || !problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
        return new Tenant(id, name, folded, true, 1);
    }

    private List<String> fold(List<FieldProblem> problems) {
        List<String> folded = new ArrayList<>();
        for (String each : domains == null ? List.<String>of() : domains) {
            String domain = String.valueOf(each).toLowerCase(Locale.ROOT);
            if (!DOMAIN.matcher(domain).matches()) {
                problems.add(new FieldProblem("domains[" + folded.size() + "]", domain, "a domain like acme.example"));
            }
            folded.add(domain);
        }
        return folded;
    }
}
