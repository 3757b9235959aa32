package dev.latchkey.quickstart.journey.identity;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever administers the realm, by the admin API; and programs of it that ask for tokens. */
public final class KeycloakAdministrator {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Keycloak keycloak;
    private final FormClient http = new FormClient();

    /** The one that the server was started with. */
    public KeycloakAdministrator(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** An access token of a service account, by client credentials. */
    public String programToken(String client) {
        return http.token(
                keycloak.issuer() + "/protocol/openid-connect/token",
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", Keycloak.SECRET));
    }

    /** What Keycloak calls somebody, for good. */
    public String idOf(String person) {
        return ask("GET", "/users?exact=true&username=" + person, "")
                .path(0)
                .path("id")
                .asString();
    }

    /** Switches somebody off, or on again. */
    public void setEnabled(String id, boolean enabled) {
        ask("PUT", "/users/" + id, "{\"enabled\":" + enabled + "}");
    }

    /** Lets the realm sign with a new key of that kind and algorithm from now on, as {@code rsa-generated}; its id. */
    public String signWithNewKey(String kind, String algorithm, int priority) {
        String name = kind + "-" + priority;
        Map<String, List<String>> config = Map.of(
                "priority",
                List.of(String.valueOf(priority)),
                kind.startsWith("rsa") ? "algorithm" : "ecdsaEllipticCurveKey",
                List.of(kind.startsWith("rsa") ? algorithm : "P-256"));
        Map<String, Object> key = Map.of(
                "name", name, "providerId", kind, "providerType", "org.keycloak.keys.KeyProvider", "config", config);
        ask("POST", "/components", JSON.writeValueAsString(key));
        ask("PUT", "", "{\"defaultSignatureAlgorithm\":\"" + algorithm + "\"}");
        return idOfKey(name);
    }

    private String idOfKey(String name) {
        for (JsonNode each : ask("GET", "/components?type=org.keycloak.keys.KeyProvider", "")) {
            if (each.path("name").asString().equals(name)) {
                return each.path("id").asString();
            }
        }
        throw new AssertionError("no key " + name);
    }

    /** Shows that key no longer. */
    public void withdrawKey(String id) {
        ask("DELETE", "/components/" + id, "");
    }

    private JsonNode ask(String method, String path, String body) {
        HttpResponse<String> answer = http.json(method, keycloak.url() + "/admin/realms/acme" + path, token(), body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private String token() {
        return http.token(
                keycloak.url() + "/realms/master/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        Keycloak.ADMINISTRATOR,
                        "password",
                        Keycloak.SECRET));
    }
}
