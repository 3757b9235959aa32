package dev.latchkey.credential;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.contract.SampleIds;
import dev.latchkey.contract.TenantFixture;
import dev.latchkey.credential.leak.Reports;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A tenant of its own, and what the ids in the document's examples stand for. A new kind of id is a new sample. */
final class CredentialTenant implements TenantFixture {
    private static final IdentityProvider PROVIDER = new IdentityProvider();

    final Replica replica;
    final Acme acme;
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final KeyPair reporterKeys = Reports.keys();
    private final SampleIds samples = new SampleIds();
    private Acme stranger;

    CredentialTenant(Replica replica) {
        this.replica = replica;
        this.acme = new Acme(replica);
        acme.register(person());
        ofTenant();
        ofInstallation();
        names();
    }

    private void ofTenant() {
        samples.ofTenant("acme-42", () -> acme.tenant)
                .ofTenant("01a1f978-5c1e-7b52-9d0e-3f1f6d0c0a01", () -> acme.account)
                .ofTenant(
                        "01a1f979-5c1e-7b52-9d0e-3f1f6d0c0a02",
                        () -> acme.issue().id())
                .ofTenant("01a1f979-5c1e-7b52-9d0e-3f1f6d0c0a03", this::suspended)
                .ofTenant("01a1f97a-5c1e-7b52-9d0e-3f1f6d0c0a04", this::asked)
                .ofTenant("01a1f97a-5c1e-7b52-9d0e-3f1f6d0c0a05", this::approved)
                .ofTenant(
                        "01a1f97b-5c1e-7b52-9d0e-3f1f6d0c0a06",
                        () -> directory().create("zoe"))
                .ofTenant(
                        "01a1f97c-5c1e-7b52-9d0e-3f1f6d0c0a07",
                        () -> directory().group("Staff"))
                .ofTenant("d41d8cd98f00b204", this::device)
                .ofTenant("keycloak-7", this::directorySource);
    }

    private void ofInstallation() {
        samples.ofInstallation(
                        "edge-1",
                        () -> acme.door("edge-" + unique, "\"imap\"", "").field("id"))
                .ofInstallation("scanner-7", this::reporter)
                .ofInstallation("idp-7", this::transmitter)
                .ofInstallation(
                        "eyJ0eXAiOiJzZWNldmVudCtqd3QiLCJhbGciOiJSUzI1NiJ9"
                                + ".eyJpc3MiOiJodHRwczovL2lkcC5hY21lLmV4YW1wbGUifQ.c2lnbmF0dXJl",
                        this::securityEvent);
        List.of("latchkey.sign-ins", "urn:ietf:params:scim:schemas:core:2.0:User", "User")
                .forEach(each -> samples.ofInstallation(each, () -> each));
    }

    private void names() {
        samples.name("acme.example", acme.domain)
                .name("globex", "globex-" + unique)
                .name("mail-edge", "mail-edge-" + unique)
                .name("\"idp\"", "\"idp-new-" + unique + "\"")
                .name("\"scanner\"", "\"scanner-" + unique + "\"");
    }

    /** Whoever has roles and no app passwords. */
    private String person() {
        return "person@" + acme.domain;
    }

    private Provisioner directory() {
        return new Provisioner(replica, acme, "directory");
    }

    private String suspended() {
        String id = acme.issue().id();
        acme.post("admin", acme.passwords() + "/" + id + "/suspend", "{}");
        return id;
    }

    /** By somebody else than whoever decides: the subject is another one, the account the same. */
    private String asked() {
        return replica.api
                .post(
                        "/v1/accounts/" + acme.account + "/approval-requests",
                        "{\"wanted\":{\"label\":\"Scanner\"},\"reason\":\"It is old\"}",
                        acme.as("owner", acme.login.toUpperCase(Locale.ROOT)))
                .field("id");
    }

    private String approved() {
        String id = asked();
        acme.post("admin", "/v1/approval-requests/" + id + "/approve", "{}");
        return id;
    }

    private String transmitter() {
        String id = "idp-" + unique;
        acme.post("platform", "/v1/security-event-transmitters", """
            {"id":"%s","tenant":"%s","issuer":"%s","audience":"%s","jwksUri":"%s"}\
            """.formatted(
                        id, acme.tenant, IdentityProvider.ISSUER, IdentityProvider.AUDIENCE, PROVIDER.keys()));
        return id;
    }

    private String securityEvent() {
        return PROVIDER.sign(PROVIDER.claims(
                        acme.login,
                        "https://schemas.openid.net/secevent/caep/event-type/credential-change",
                        Map.of("credential_type", "password", "change_type", "update"))
                .build());
    }

    /** One that was asked, and said that 57 of 60 are switched off. */
    private String directorySource() {
        String id = "keycloak-" + unique;
        Document held = new Document("since", new Date()).append("accounts", 57).append("linked", 60);
        Document source = new Document("_id", id)
                .append("tenant", acme.tenant)
                .append("kind", "keycloak")
                .append("issuer", IdentityProvider.ISSUER)
                .append("failures", 0)
                .append("users", 3)
                .append("linked", 60)
                .append("countSince", new Date())
                .append("held", held);
        MongoCollection<Document> sources =
                replica.context.getBean(MongoDatabase.class).getCollection("directory_sources");
        Mono.from(sources.insertOne(source)).block(Duration.ofSeconds(30));
        return id;
    }

    private String device() {
        String log = "Date (UTC),Username,Client app\n2026-03-04T10:00:00Z," + acme.login + ",IMAP4\n";
        replica.api.send(
                "POST",
                "/v1/migration/sign-in-logs",
                log.getBytes(StandardCharsets.UTF_8),
                ApiClient.with(acme.as("admin"), "Content-Type", "text/csv"));
        return acme.get("admin", "/v1/migration/devices")
                .json()
                .at("/items/0/id")
                .asString();
    }

    private String reporter() {
        String id = "reporter-" + unique;
        acme.post(
                "platform",
                "/v1/leak-reporters",
                JsonMapper.shared()
                        .writeValueAsString(Map.of("id", id, "publicKey", Reports.pem(reporterKeys.getPublic()))));
        return id;
    }

    @Override
    public SampleIds samples() {
        return samples;
    }

    /** Somebody with those roles: the owner of the account, or somebody with others. */
    @Override
    public String[] as(String roles) {
        return acme.as(roles, roles.equals("owner") ? acme.login : person());
    }

    @Override
    public String[] stranger(String role) {
        if (stranger == null) {
            stranger = new Acme(replica);
        }
        return stranger.as(role, acme.login);
    }

    @Override
    public String[] anotherOwner() {
        return acme.as("owner", "bob@" + acme.domain);
    }

    /** By signature, as whoever may report leaks. */
    @Override
    public String[] without(String role, String body) {
        return new String[] {
            "X-Latchkey-Key-Identifier",
            samples.fill("scanner-7"),
            "X-Latchkey-Key-Signature",
            Reports.sign(reporterKeys, body.getBytes(StandardCharsets.UTF_8))
        };
    }

    /** Everything that a call might change. */
    @Override
    public List<String> state() {
        return Stream.of(
                        "/v1/tenants/" + acme.tenant,
                        "/v1/accounts",
                        acme.passwords(),
                        "/v1/approval-requests",
                        "/v1/migration/devices",
                        "/scim/v2/Users",
                        "/scim/v2/Groups")
                .map(path -> acme.get("admin,directory", path).text())
                .toList();
    }

    /** Whose token says the login knows it. */
    @Override
    public List<String> knownToEverybody() {
        return List.of(acme.login);
    }
}
