package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Http.Answer;
import dev.latchkey.credential.directorysync.keycloak.FakeKeycloak;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tenant with an identity provider of its own that is asked about its people. */
final class DirectoryCompany {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String name;
    private final String every;
    private final FakeKeycloak keycloak = new FakeKeycloak();
    private @Nullable Acme acme;
    private @Nullable Replica replica;

    DirectoryCompany(String name, String every) {
        this.name = name;
        this.every = every;
    }

    String source(Path secret) {
        return """
            - id: %s
              tenant: %s
              kind: keycloak
              issuer: %s
              client-id: %s
              client-secret-file: %s
              every: %s
            """.formatted(name, name, keycloak.issuer(), FakeKeycloak.CLIENT, secret, every);
    }

    DirectoryCompany open(Replica current) {
        replica = current;
        if (acme == null) {
            acme = new Acme(current, name);
        }
        return this;
    }

    String name() {
        return name;
    }

    FakeKeycloak keycloak() {
        return keycloak;
    }

    Acme acme() {
        return Objects.requireNonNull(acme);
    }

    /** Whom SCIM has brought with their subject. */
    DirectoryPerson person(String first) {
        String user = keycloak.add(first + "@" + acme().domain);
        Provisioner directory = new Provisioner(Objects.requireNonNull(replica), acme(), "directory");
        Answer created = directory.post("/Users", directory.user(first, user));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return person(user, first, created.field("id"));
    }

    /** Whom an administrator has registered by their address. */
    DirectoryPerson personByAddress(String first) {
        String login = first + "@" + acme().domain;
        return person(keycloak.add(login), first, acme().register(login));
    }

    private DirectoryPerson person(String user, String first, String account) {
        Answer issued = acme().post("admin", "/v1/accounts/" + account + "/app-passwords", "{\"label\":\"phone\"}");
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        Acme.SECRETS.add(issued.field("secret"));
        return new DirectoryPerson(user, first + "@" + acme().domain, account, issued.field("secret"));
    }

    /** As the front door hears it, once. */
    String signIn(DirectoryPerson person) {
        return acme().signIn(Objects.requireNonNull(replica), person.login(), person.secret())
                .field("result");
    }

    String state(DirectoryPerson person) {
        return replicaGet("/v1/accounts/" + person.account()).field("state");
    }

    void awaitState(DirectoryPerson person, String state) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> state(person).equals(state));
    }

    /** What is written is told to every replica within a second. */
    void awaitRefused(DirectoryPerson person) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> signIn(person).equals("refused"));
    }

    /** So many more lists were asked for, begun after now. */
    void awaitReadings(int more) {
        int from = keycloak.lists();
        await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> keycloak.lists() >= from + more);
    }

    Answer sources() {
        return replicaGet("/v1/directory-sources");
    }

    String problem() {
        return sources().field("items/0/problem");
    }

    Answer release(String role, int accounts) {
        return Objects.requireNonNull(replica)
                .api
                .post("/v1/directory-sources/" + name + "/release", "{\"accounts\":" + accounts + "}", acme().as(role));
    }

    private Answer replicaGet(String path) {
        return Objects.requireNonNull(replica).api.get(path, acme().as("admin"));
    }
}
