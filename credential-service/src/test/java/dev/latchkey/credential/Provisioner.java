package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** An identity provider that keeps a tenant's users and groups by SCIM. */
final class Provisioner {
    private final Replica replica;
    private final String[] token;
    final Acme acme;

    Provisioner(Replica replica, Acme acme, String role) {
        this.replica = replica;
        this.acme = acme;
        this.token = acme.as(role, "");
    }

    Answer send(String method, String path, String json, String... headers) {
        String[] all = Stream.of(token, headers, new String[] {"Content-Type", "application/scim+json"})
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return replica.api.send(method, "/scim/v2" + path, json.getBytes(StandardCharsets.UTF_8), all);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer filter(String resources, String filter) {
        return get("/" + resources + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    /** Of the resources on a page. */
    static List<String> ids(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.json()
                .at("/Resources")
                .valueStream()
                .map(each -> each.get("id").asString())
                .toList();
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer patch(String path, String operations) {
        return send("PATCH", path, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":%s}""".formatted(operations));
    }

    String user(String name) {
        return user(name, name);
    }

    String user(String name, String externalId) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s@%s","externalId":"%s",
                 "name":{"givenName":"%s","familyName":"Ahlberg"},"displayName":"%s A.",
                 "emails":[{"value":"%s@%s","type":"work","primary":true}],"active":true}""".formatted(name, acme.domain, externalId, name, name, name, acme.domain);
    }

    String create(String name) {
        Answer created = post("/Users", user(name));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.field("id");
    }

    String group(String name, String... members) {
        String list = String.join(
                ",", Stream.of(members).map("{\"value\":\"%s\"}"::formatted).toList());
        Answer created = post("/Groups", "{\"displayName\":\"%s\",\"members\":[%s]}".formatted(name, list));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.field("id");
    }
}
