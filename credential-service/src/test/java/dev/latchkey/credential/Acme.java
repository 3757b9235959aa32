package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** A tenant with a front door and Anna's account, and what its people do. Everything is new each time. */
final class Acme {
    /** Every secret that any test has seen, for the search that must not find one. */
    static final List<String> SECRETS = Collections.synchronizedList(new ArrayList<>());

    final String tenant;
    final String domain;
    final String login;
    final String account;
    final String key;
    private final Replica replica;

    /** An app password, as the answer to its issue shows it. */
    record Issued(String id, String secret) {}

    Acme(Replica replica) {
        this(replica, "t-" + UUID.randomUUID());
    }

    /** One whose id something else has to know before. */
    Acme(Replica replica, String tenant) {
        this.tenant = tenant;
        this.domain = tenant + ".example";
        this.login = "anna@" + domain;
        this.replica = replica;
        assertThat(post(
                                "platform",
                                "/v1/tenants",
                                "{\"id\":\"%s\",\"name\":\"Acme\",\"domains\":[\"%s\"]}".formatted(tenant, domain))
                        .status())
                .isEqualTo(201);
        key = door("d-" + tenant, "\"imap\",\"smtp\",\"http\"", "").field("key");
        SECRETS.add(key);
        account = register(login);
    }

    Answer door(String id, String protocols, String more) {
        return post("platform", "/v1/front-doors", """
                {"id":"%s","name":"Door","protocols":[%s],"services":["mail"],
                 "backends":{"imap":"127.0.0.1:10143"}%s}""".formatted(id, protocols, more));
    }

    String register(String login) {
        Answer registered = post("admin", "/v1/accounts", "{\"login\":\"%s\"}".formatted(login));
        assertThat(registered.status()).isEqualTo(201);
        return registered.field("id");
    }

    String[] as(String roles) {
        return as(roles, "person@" + domain);
    }

    String[] as(String roles, String login) {
        return new String[] {"Authorization", "Bearer " + Tokens.of(tenant, roles, login)};
    }

    Answer get(String roles, String path) {
        return replica.api.get(path, as(roles));
    }

    Answer post(String roles, String path, String json) {
        return replica.api.post(path, json, as(roles));
    }

    Answer delete(String roles, String path) {
        return replica.api.send("DELETE", path, new byte[0], as(roles));
    }

    Answer patch(String roles, String path, String json) {
        return replica.api.patch(path, json, as(roles));
    }

    String passwords() {
        return "/v1/accounts/" + account + "/app-passwords";
    }

    Issued issue() {
        return issue("{\"label\":\"Anna's phone\"}");
    }

    Issued issue(String request) {
        Answer issued = replica.api.post(passwords(), request, as("owner", login));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        SECRETS.add(issued.field("secret"));
        return new Issued(issued.field("id"), issued.field("secret"));
    }

    Answer revoke(Issued password) {
        return replica.api.post(
                passwords() + "/" + password.id() + "/revoke", "{\"reason\":\"lost\"}", as("owner", login));
    }

    Answer signIn(String secret) {
        return signIn(replica, secret);
    }

    Answer signIn(Replica other, String secret) {
        return signIn(other, login, secret);
    }

    Answer signIn(Replica other, String who, String secret) {
        return signIn(other.doors, who, secret);
    }

    Answer signIn(Http doors, String who, String secret) {
        return doors.post(
                "/v1/sign-ins",
                "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\",\"address\":\"192.0.2.7\"}"
                        .formatted(who, secret),
                "X-Latchkey-Door-Key",
                key);
    }

    /** Asks for the verdict alone. */
    Answer decide(Replica other, String who) {
        return decide(other.doors, who);
    }

    Answer decide(Http doors, String who) {
        return doors.post(
                "/v1/decisions",
                "{\"login\":\"%s\",\"protocol\":\"imap\",\"address\":\"192.0.2.7\"}".formatted(who),
                "X-Latchkey-Door-Key",
                key);
    }

    Answer forwardAuth(Replica other, String secret) {
        String pair = Base64.getEncoder().encodeToString((login + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return other.doors.get(
                "/v1/doors/forward-auth",
                "X-Latchkey-Door-Key",
                key,
                "Authorization",
                "Basic " + pair,
                "X-Real-IP",
                "192.0.2.7");
    }

    Answer nginx(Replica other, String secret) {
        return nginx(other, key, login, secret);
    }

    Answer nginx(Replica other, String doorKey, String who, String secret) {
        return other.doors.get(
                "/v1/doors/nginx-mail",
                "X-Latchkey-Door-Key",
                doorKey,
                "Auth-Method",
                "plain",
                "Auth-User",
                who,
                "Auth-Pass",
                secret,
                "Auth-Protocol",
                "imap",
                "Client-IP",
                "192.0.2.7");
    }

    Answer passdb(Replica other, String secret) {
        return passdb(other, key, login, secret);
    }

    Answer passdb(Replica other, String doorKey, String who, String secret) {
        return other.doors.post(
                "/v1/doors/dovecot/passdb",
                "{\"user\":\"%s\",\"password\":\"%s\",\"service\":\"imap\",\"rip\":\"192.0.2.7\"}"
                        .formatted(who, secret),
                "X-Latchkey-Door-Key",
                doorKey);
    }

    /** What Dovecot's policy is told: whether that login is held back. */
    String held(Replica other, String doorKey, String who, String protocol) {
        return other.doors
                .post(
                        "/v1/doors/dovecot/policy?command=allow",
                        "{\"login\":\"%s\",\"remote\":\"192.0.2.7\",\"protocol\":\"%s\"}".formatted(who, protocol),
                        "X-Latchkey-Door-Key",
                        doorKey)
                .field("status");
    }
}
