package dev.latchkey.quickstart.setup;

import dev.latchkey.quickstart.api.ServiceApi;
import java.net.URI;
import java.nio.file.Path;

/** The installation that a company is set up at. */
public interface SetupSite {

    /** As whoever runs it. */
    ServiceApi platform();

    /** As the administrator of the tenant, whom it has from then on where it has people of its own; says how they sign in. */
    Administrator administrator(String login, String tenant);

    /** Where front doors ask. */
    URI doorListener();

    /** Bootstrap servers of its Kafka. */
    String brokers();

    /** Connection string of its database, for the services' own settings. */
    String mongodb();

    /** Issuer of access tokens. */
    String issuer();

    /** The release of Dovecot that is installed on this machine, such as 2.4; the newest that there is a recipe for where none is. */
    String dovecot();

    /** The checkout, with the recipes. */
    Path sources();

    /**
     * An administrator.
     *
     * @param service credential-service, as them
     * @param signsIn how they sign in, for a person
     */
    record Administrator(ServiceApi service, String signsIn) {}
}
