package dev.latchkey.audit;

import dev.latchkey.contract.SampleIds;
import dev.latchkey.contract.TenantFixture;
import java.util.List;
import java.util.UUID;

/**
 * A tenant of which one sign-in and one change are in the log. The API changes nothing, so all tests share it.
 *
 * @param name   of the tenant
 * @param signIn id of the sign-in
 * @param nobody id of a sign-in of no tenant
 */
record AuditTenant(String name, UUID signIn, UUID nobody) implements TenantFixture {
    static final String LOGIN = "anna@acme.example";

    @Override
    public SampleIds samples() {
        return new SampleIds()
                .ofTenant("019aa000-0000-7001-8000-000000000001", signIn::toString)
                .ofInstallation("latchkey.sign-ins", () -> "latchkey.sign-ins");
    }

    @Override
    public SampleIds samples(String role) {
        return role.equals("platform") ? new AuditTenant(name, nobody, nobody).samples() : samples();
    }

    @Override
    public String[] as(String roles) {
        return bearer(name, roles);
    }

    @Override
    public String[] stranger(String role) {
        return bearer("stranger", role);
    }

    private static String[] bearer(String tenant, String roles) {
        return new String[] {"Authorization", "Bearer " + TestTokens.of(tenant, LOGIN, roles)};
    }

    @Override
    public List<String> state() {
        return List.of();
    }
}
