package dev.latchkey.quickstart.journey.identity;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.installation.Ports;
import dev.latchkey.quickstart.journey.program.Latchkey;
import dev.latchkey.quickstart.journey.system.Answer;
import dev.latchkey.quickstart.journey.system.Device;
import dev.latchkey.quickstart.journey.system.Door;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Broker, database and credential-service, whose people and programs are a realm's of Keycloak: set up as the recipe says. */
public final class KeycloakInstallation implements AutoCloseable {
    private static final Set<Part> PARTS = EnumSet.of(Part.BROKER, Part.DATABASE, Part.CREDENTIAL_SERVICE);
    /** How often Keycloak is asked. */
    private static final String EVERY = "3s";

    private final Installation installation;
    private final FormClient http = new FormClient();

    /** One that is not started. */
    public KeycloakInstallation(Path directory, Keycloak keycloak) {
        var sources = Path.of(System.getProperty("latchkey.sources", ".."));
        installation = new Installation(InstallationSettings.of(directory.resolve("home"), sources, Ports.free())
                .only(PARTS)
                .with(Part.CREDENTIAL_SERVICE, "LATCHKEY_OIDC_ISSUER", keycloak.issuer())
                .with(Part.CREDENTIAL_SERVICE, "LATCHKEY_OIDC_TENANT", "acme")
                .with(Part.CREDENTIAL_SERVICE, "LATCHKEY_OIDC_ROLES_CLAIMS", "realm_access.roles")
                .with(Part.CREDENTIAL_SERVICE, "LATCHKEY_OIDC_ROLES_PREFIX", "latchkey-")
                // Their tokens do not say that they are programs'.
                .with(Part.CREDENTIAL_SERVICE, "LATCHKEY_OIDC_PROGRAMS", "latchkey-operator,latchkey-scim")
                .with(Part.CREDENTIAL_SERVICE, "LATCHKEY_BIND_ACCOUNTS_BY", "external-id")
                .with(Part.CREDENTIAL_SERVICE, "LATCHKEY_DIRECTORY_FILE", file(directory, keycloak)));
    }

    private static String file(Path directory, Keycloak keycloak) {
        try {
            Path secret = Files.writeString(directory.resolve("directory.secret"), Keycloak.SECRET);
            return Files.writeString(
                            directory.resolve("directory.yaml"), """
                - id: keycloak
                  tenant: acme
                  kind: keycloak
                  issuer: %s
                  client-id: latchkey-directory
                  client-secret-file: %s
                  every: %s
                """.formatted(keycloak.issuer(), secret, EVERY))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it is ready. */
    public KeycloakInstallation start() {
        installation.start();
        return this;
    }

    /** Starts credential-service again, and waits until it is ready. */
    public void restart() {
        installation.restart(Part.CREDENTIAL_SERVICE);
    }

    /** Asks the management API. */
    public Answer ask(String token, String method, String path, String body) {
        return answer(Port.CREDENTIAL, token, method, path, body);
    }

    /** Puts something in the place of whatever is there. */
    public Answer replace(String token, String path, String body) {
        return answer(Port.CREDENTIAL, token, "PUT", path, body, "If-Match", "*");
    }

    /** Reads something. */
    public Answer get(String token, String path) {
        return ask(token, "GET", path, "");
    }

    /** Status of its readiness, and what else its management port says. */
    public Answer health(String token, String path) {
        return answer(Port.CREDENTIAL_MANAGEMENT, token, "GET", "/actuator/health" + path, "");
    }

    private Answer answer(Port port, String token, String method, String path, String body, String... headers) {
        var answer = http.json(method, installation.uri(port) + path, token, body, headers);
        return new Answer(method + " " + path, answer.statusCode(), answer.body(), answer.headers());
    }

    /** What a device hears at the door of that key. */
    public Heard signIn(String doorKey, String login, String secret) {
        URI doors = installation.uri(Port.DOORS);
        return new JsonDoor(new Door("keycloak", new Latchkey(doors, doorKey)))
                .signIn(new Device(login, secret, "127.0.0.1"), "imap");
    }

    /** What credential-service has logged. */
    public String log() {
        try {
            return Files.readString(installation.log(Part.CREDENTIAL_SERVICE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        PARTS.forEach(installation::kill);
    }
}
