package dev.latchkey.credential;

import dev.latchkey.credential.ApiDocument.Body;
import dev.latchkey.credential.ApiDocument.Operation;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.credential.leak.Reports;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls operations as their examples say, in a tenant of its own: examples in braces are ids of things that exist, made
 * when they are first asked for. A new kind of id is a new line in {@link #made}.
 */
final class ApiCaller {
    static final List<String> ROLES =
            List.of("owner", "admin", "helpdesk", "analyst", "auditor", "directory", "platform");
    /** What belongs to a tenant. */
    static final List<String> OF_TENANT = List.of(
            "tenantId",
            "accountId",
            "appPasswordId",
            "suspendedAppPasswordId",
            "approvalRequestId",
            "approvedRequestId",
            "userId",
            "groupId",
            "deviceId");
    /** What is the installation's, and the same for all tenants. */
    static final List<String> OF_INSTALLATION =
            List.of("frontDoorId", "reporterId", "transmitterId", "topic", "schemaId", "resourceTypeId");

    private static final IdentityProvider PROVIDER = new IdentityProvider();
    private static final Pattern ID = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final List<String> WATCHED = List.of(
            "/v1/tenants/{tenantId}",
            "/v1/accounts",
            "/v1/accounts/{accountId}/app-passwords",
            "/v1/migration/devices",
            "/scim/v2/Users",
            "/scim/v2/Groups");

    final Replica replica;
    final Acme acme;
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final KeyPair reporterKeys = Reports.keys();
    private final Map<String, Supplier<String>> made = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    ApiCaller(Replica replica) {
        this.replica = replica;
        this.acme = new Acme(replica);
        acme.register(person());
        made.put("tenantId", () -> acme.tenant);
        made.put("accountId", () -> acme.account);
        made.put("appPasswordId", () -> acme.issue().id());
        made.put("suspendedAppPasswordId", this::suspended);
        made.put("approvalRequestId", this::asked);
        made.put("approvedRequestId", this::approved);
        made.put("transmitterId", this::transmitter);
        made.put("securityEvent", this::securityEvent);
        made.put("userId", () -> new Provisioner(replica, acme, "directory").create("zoe"));
        made.put("groupId", () -> new Provisioner(replica, acme, "directory").group("Staff"));
        made.put("deviceId", this::device);
        made.put(
                "frontDoorId", () -> acme.door("edge-" + unique, "\"imap\"", "").field("id"));
        made.put("reporterId", this::reporter);
    }

    /** Whoever has roles and no app passwords. */
    private String person() {
        return "person@" + acme.domain;
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

    private String device() {
        String log = "Date (UTC),Username,Client app\n2026-03-04T10:00:00Z," + acme.login + ",IMAP4\n";
        replica.api.send(
                "POST",
                "/v1/migration/sign-in-logs",
                log.getBytes(StandardCharsets.UTF_8),
                with(acme.as("admin"), "Content-Type", "text/csv"));
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

    /** Has everything that the operation names. */
    void prepare(Operation operation) {
        fill(operation.path() + operation.parameters() + operation.bodies());
    }

    /** Has everything that a tenant can have, and returns the ids. */
    List<String> everythingOfTheTenant() {
        return OF_TENANT.stream().map(this::id).toList();
    }

    /** Ids, and names of this tenant. */
    private String fill(String text) {
        String here = text.replace("acme.example", acme.domain)
                .replace("globex", "globex-" + unique)
                .replace("mail-edge", "mail-edge-" + unique)
                .replace("\"idp\"", "\"idp-new-" + unique + "\"")
                .replace("\"scanner\"", "\"scanner-" + unique + "\"");
        Matcher named = ID.matcher(here);
        return named.replaceAll(found -> made.containsKey(found.group(1)) ? id(found.group(1)) : found.group());
    }

    String id(String kind) {
        String known = ids.get(kind);
        if (known == null) {
            known = made.get(kind).get();
            ids.put(kind, known);
        }
        return known;
    }

    /** As the example says. */
    Answer call(Operation operation, Body body, String... caller) {
        return request(operation, body).send(replica.api, caller);
    }

    /** What the example says, in this tenant. */
    Request request(Operation operation, Body body) {
        List<String> headers = new ArrayList<>();
        if (!body.type().isEmpty()) {
            headers.addAll(List.of("Content-Type", body.type()));
        }
        StringBuilder query = new StringBuilder();
        String path = operation.path();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.get("name").asString();
            String value = fill(parameter.get("example").asString());
            switch (parameter.get("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", value);
                case "query" ->
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(encoded(value));
                default -> headers.addAll(List.of(name, value));
            }
        }
        return new Request(operation.method(), path + query, headers, fill(body.example()));
    }

    /** What is sent, whoever sends it. */
    record Request(String method, String path, List<String> headers, String content) {
        Answer send(Http api, String... caller) {
            return api.send(
                    method,
                    path,
                    content.getBytes(StandardCharsets.UTF_8),
                    with(caller, headers.toArray(String[]::new)));
        }

        /** Whoever sends an id knows it: that it comes back tells nothing. */
        boolean names(String id) {
            return path.contains(id) || content.contains(id);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Somebody with that role: the owner of the account, or somebody with another one. */
    String[] as(String role) {
        return acme.as(role, role.equals("owner") ? acme.login : person());
    }

    /** Somebody of whom the document says that they may: with one of its roles, or by what stands for one. */
    String[] allowed(String role, Body body) {
        return switch (role) {
            case "public" -> new String[0];
            case "signature" -> signed(body);
            default -> as(role);
        };
    }

    private String[] signed(Body body) {
        return new String[] {
            "X-Latchkey-Key-Identifier",
            id("reporterId"),
            "X-Latchkey-Key-Signature",
            Reports.sign(reporterKeys, fill(body.example()).getBytes(StandardCharsets.UTF_8))
        };
    }

    /** Everything of the tenant that a call might change. */
    List<String> state() {
        return WATCHED.stream()
                .map(path -> acme.get("admin,directory", fill(path)).text())
                .toList();
    }

    static String[] with(String[] headers, String... more) {
        return Stream.of(headers, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
