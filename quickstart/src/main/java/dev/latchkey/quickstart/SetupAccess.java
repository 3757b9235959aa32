package dev.latchkey.quickstart;

import dev.latchkey.quickstart.api.ServiceAddress;
import dev.latchkey.quickstart.api.ServiceApi;
import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.people.DemoIdentities;
import dev.latchkey.quickstart.setup.InstalledDovecot;
import dev.latchkey.quickstart.setup.SetupSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/** The installation that the environment names, or the one on this machine, as a company is set up at it. */
final class SetupAccess implements SetupSite {
    private static final String DOORS = "LATCHKEY_DOORS_URL";

    private final InstallationContext place;
    private final Installation installation;
    private final ServiceAccess access;

    SetupAccess(InstallationContext place, Installation installation, ServiceAccess access) {
        this.place = place;
        this.installation = installation;
        this.access = access;
    }

    @Override
    public ServiceApi platform() {
        return new ServiceApi(access.address(ServiceAccess.CREDENTIAL), access::platformToken);
    }

    @Override
    public Administrator administrator(String login, String tenant) {
        ServiceAddress credentials = access.address(ServiceAccess.CREDENTIAL);
        if (access.isTold()) {
            return new Administrator(
                    new ServiceApi(credentials, access::givenAdminToken),
                    login + " signs in at your provider, whose tokens for them name the tenant " + tenant
                            + " and the roles admin and owner");
        }
        Path people = installation.home().resolve("people");
        try {
            DemoIdentities.addAdministrator(people, login, tenant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Whom an earlier one has read does not have them yet.
        Installation again = new Installation(installation.settings());
        return new Administrator(
                new ServiceApi(credentials, () -> again.people().token(login)),
                login + " signs in with the password in " + people.resolve("people.txt"));
    }

    @Override
    public URI doorListener() {
        return place.variable(DOORS)
                .map(value ->
                        ServiceAddress.given("the front doors", DOORS, value).base())
                .orElseGet(() -> access.isTold() ? URI.create("http://127.0.0.1:8091") : installation.uri(Port.DOORS));
    }

    @Override
    public String brokers() {
        return place.variable("LATCHKEY_KAFKA").orElseGet(installation::kafka);
    }

    /** Without credentials: those are in no file but the operator's own. */
    @Override
    public String mongodb() {
        return installation.mongodb().replaceFirst("://.*@", "://");
    }

    @Override
    public String issuer() {
        return place.variable("LATCHKEY_OIDC_ISSUER")
                .orElseGet(() -> installation.issuer().toString());
    }

    @Override
    public String dovecot() {
        return InstalledDovecot.release().orElse("2.4");
    }

    @Override
    public Path sources() {
        return installation.settings().sources();
    }
}
