package dev.latchkey.audit.search;

import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/**
 * What a caller may see: those who look after a tenant, all of it; an owner, the sign-ins of their own account; the
 * platform team, what is no tenant's. Goes into every query, and into the look at a single entry.
 */
public final class SearchAuthorization {
    private static final Role[] TENANT_WIDE = {Role.AUDITOR, Role.ANALYST, Role.ADMIN, Role.HELPDESK};
    private static final List<String> NOBODYS = List.of(ReservedTenants.PLATFORM, ReservedTenants.UNASSIGNED);

    private final List<Document> alternatives;

    private SearchAuthorization(List<Document> alternatives) {
        this.alternatives = alternatives;
    }

    /** Of the sign-in log. */
    static SearchAuthorization ofSignIns(Caller caller) {
        caller.mustBe(Role.AUDITOR, Role.ANALYST, Role.ADMIN, Role.HELPDESK, Role.PLATFORM, Role.OWNER);
        return new SearchAuthorization(beyondOneself(caller));
    }

    /** Whether an owner sees no more of a tenant than an account of their own. */
    static boolean isAccountAlone(Caller caller) {
        return caller.is(Role.OWNER) && !caller.is(TENANT_WIDE);
    }

    /** Of the sign-in log, for the owner of an account. */
    static SearchAuthorization ofAccount(Caller caller, String account) {
        List<Document> alternatives = beyondOneself(caller);
        alternatives.add(tenant(caller).append(EntryFields.ACCOUNT, account));
        return new SearchAuthorization(alternatives);
    }

    /** Of everything that is not a sign-in. */
    public static SearchAuthorization ofEvents(Caller caller) {
        caller.mustBe(Role.AUDITOR, Role.ANALYST, Role.ADMIN, Role.HELPDESK, Role.PLATFORM);
        return new SearchAuthorization(beyondOneself(caller));
    }

    private static List<Document> beyondOneself(Caller caller) {
        List<Document> alternatives = new ArrayList<>();
        if (caller.is(TENANT_WIDE)) {
            alternatives.add(tenant(caller));
        }
        if (caller.is(Role.PLATFORM)) {
            NOBODYS.forEach(name -> alternatives.add(new Document(EntryFields.TENANT, name)));
        }
        return alternatives;
    }

    /** A tenant's name never begins with an underscore: a token must not get at what is nobody's by claiming one. */
    private static Document tenant(Caller caller) {
        String tenant = caller.tenant();
        if (tenant.startsWith("_")) {
            throw ProblemException.forbidden("The access token names no tenant (claim: tenant).");
        }
        return new Document(EntryFields.TENANT, tenant);
    }

    /** The conditions of which an entry meets one at most; where it meets none, it is not for the caller. */
    List<Document> alternatives() {
        return alternatives;
    }

    /** Whether an entry is within it. */
    boolean covers(Document entry) {
        return alternatives.stream()
                .anyMatch(each -> each.entrySet().stream()
                        .allMatch(field -> Objects.equals(entry.get(field.getKey()), field.getValue())));
    }
}
