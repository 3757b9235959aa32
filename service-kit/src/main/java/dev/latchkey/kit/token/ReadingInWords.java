package dev.latchkey.kit.token;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.provider.ClaimPath;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.provider.LoginMapping;
import dev.latchkey.kit.provider.RoleValue;
import dev.latchkey.kit.provider.TenantMapping.ClaimedTenant;
import dev.latchkey.kit.provider.TenantMapping.FixedTenant;
import dev.latchkey.kit.provider.TenantMapping.NoTenant;
import dev.latchkey.kit.provider.TokenClaimReader;
import dev.latchkey.kit.security.Authentication;
import dev.latchkey.kit.security.ClaimedLogin;
import dev.latchkey.kit.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the rules of its issuer read from a token, each with the claim that it is read from. */
final class ReadingInWords {
    /** Entra: groups that are too many for a token are left out. */
    private static final ClaimPath LEFT_OUT = ClaimPath.parse("_claim_names.groups");

    private final IssuerRules rules;
    private final TokenClaimReader token;

    ReadingInWords(IssuerRules rules, TokenClaimReader token) {
        this.rules = rules;
        this.token = token;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ReportLine.of("tenant", orRefusal(this::tenant)));
        lines.add(ReportLine.of("roles", orRefusal(this::roles)));
        lines.addAll(nothing());
        lines.add(ReportLine.of("subject", subject()));
        lines.add(ReportLine.of("login", login()));
        lines.add(ReportLine.of("who", who()));
        lines.add(ReportLine.of("sign-in", signIn()));
        return lines;
    }

    private static String orRefusal(Supplier<String> reading) {
        try {
            return reading.get();
        } catch (ProblemException no) {
            return "refused (403): " + no.getMessage();
        }
    }

    private String tenant() {
        String tenant = rules.tenant().tenant(token);
        return switch (rules.tenant()) {
            case FixedTenant fixed -> tenant + " (fixed for this issuer)";
            case NoTenant none -> "none (this issuer has none: for the platform alone)";
            case ClaimedTenant(ClaimPath claim, Map<String, String> values) ->
                tenant == null
                        ? "none: there is no claim " + claim + ", and what is of a tenant is refused (403)"
                        : tenant + " (" + claim + (values.isEmpty() ? ")" : ", by the table)");
        };
    }

    private String roles() {
        Map<Role, RoleValue> roles = rules.roles().roles(token);
        if (roles.isEmpty()) {
            return "none: looked for in " + rules.roles().claims();
        }
        return String.join(
                ", ",
                roles.entrySet().stream()
                        .map(each -> each.getKey().wireName() + " ("
                                + each.getValue().claim() + ": "
                                + each.getValue().value() + ")")
                        .toList());
    }

    /** What an operator may have taken for roles. */
    private List<String> nothing() {
        List<String> lines = new ArrayList<>();
        try {
            List<String> unused = rules.roles().read(token).stream()
                    .filter(value -> value.roles().isEmpty())
                    .map(value -> value.value() + " (" + value.claim() + ")")
                    .toList();
            if (!unused.isEmpty()) {
                lines.add(ReportLine.of("", "no roles of ours: " + String.join(", ", unused)));
            }
        } catch (ProblemException told) {
            // With the roles.
        }
        if (token.has(LEFT_OUT)) {
            lines.add(ReportLine.of("", "groups are left out of the token, there are too many: use app roles"));
        }
        return lines;
    }

    private String subject() {
        return rules.subject(token)
                .map(claim -> token.text(claim).orElseThrow() + " (" + claim + ")")
                .orElse("none: looked for in " + rules.subjects());
    }

    private String login() {
        LoginMapping mapping = rules.login();
        ClaimedLogin login = mapping.login(token);
        if (login == null) {
            return "none (" + mapping.claim() + ")";
        }
        String verified = mapping.verifiedBy() == null ? "" : ", verified by " + mapping.verifiedBy();
        return login.verified()
                ? login.value() + " (" + mapping.claim() + verified + ")"
                : login.value() + " (" + mapping.claim() + "), counts for nothing: " + mapping.verifiedBy()
                        + " is not true";
    }

    private String who() {
        return rules.programs()
                .proof(token)
                .map(proof -> "a program: " + proof)
                .orElse("a person: nothing proves a program");
    }

    private String signIn() {
        Authentication signIn = rules.signIn().signIn(token);
        return "at " + (signIn.at() == null ? "a time that is not given" : signIn.at()) + ", acr " + signIn.acr()
                + ", amr " + signIn.amr();
    }
}
