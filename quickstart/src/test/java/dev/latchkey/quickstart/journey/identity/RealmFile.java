package dev.latchkey.quickstart.journey.identity;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The realm of the tenant as Keycloak imports it: the recipe of the README, and people who have a second factor. */
final class RealmFile {
    private static final String LEVELS = "{\"silver\":1,\"gold\":2}";

    private RealmFile() {}

    static String json() {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "realm",
                        "acme",
                        "enabled",
                        true,
                        "attributes",
                        Map.of("acr.loa.map", LEVELS),
                        "roles",
                        Map.of("realm", roles()),
                        "clients",
                        List.of(console(), service("latchkey-scim"), service("latchkey-operator"), reader()),
                        "users",
                        users(),
                        "browserFlow",
                        "step-up",
                        "authenticationFlows",
                        flows(),
                        "authenticatorConfig",
                        List.of(level(1, "36000"), level(2, "0"))));
    }

    private static List<Map<String, String>> roles() {
        return Stream.of("owner", "admin", "directory", "platform")
                .map(role -> Map.of("name", "latchkey-" + role))
                .toList();
    }

    private static Map<String, Object> console() {
        return Map.of(
                "clientId",
                "latchkey-console",
                "publicClient",
                true,
                "redirectUris",
                List.of(KeycloakBrowser.CALLBACK),
                "attributes",
                Map.of("pkce.code.challenge.method", "S256", "acr.loa.map", LEVELS),
                "protocolMappers",
                List.of(audience()));
    }

    private static Map<String, Object> service(String client) {
        return Map.of(
                "clientId",
                client,
                "secret",
                Keycloak.SECRET,
                "serviceAccountsEnabled",
                true,
                "standardFlowEnabled",
                false,
                "protocolMappers",
                List.of(audience()));
    }

    private static Map<String, Object> reader() {
        return Map.of(
                "clientId",
                "latchkey-directory",
                "secret",
                Keycloak.SECRET,
                "serviceAccountsEnabled",
                true,
                "standardFlowEnabled",
                false);
    }

    private static Map<String, Object> audience() {
        return Map.of(
                "name",
                "audience",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of("included.custom.audience", "latchkey", "access.token.claim", "true"));
    }

    private static List<Map<String, Object>> users() {
        return Stream.concat(
                        Stream.of(
                                account("latchkey-scim", "realmRoles", List.of("latchkey-directory")),
                                account(
                                        "latchkey-operator",
                                        "realmRoles",
                                        List.of("latchkey-platform", "latchkey-admin")),
                                account(
                                        "latchkey-directory",
                                        "clientRoles",
                                        Map.of("realm-management", List.of("view-users")))),
                        Keycloak.PEOPLE.stream().map(RealmFile::person))
                .toList();
    }

    private static Map<String, Object> account(String client, String kind, Object roles) {
        return Map.of(
                "username",
                "service-account-" + client,
                "enabled",
                true,
                "serviceAccountClientId",
                client,
                kind,
                roles);
    }

    private static Map<String, Object> person(String name) {
        return Map.of(
                "username",
                name,
                "email",
                name + "@acme.example",
                "emailVerified",
                true,
                "firstName",
                name,
                "lastName",
                "Ahlberg",
                "enabled",
                true,
                "realmRoles",
                List.of("latchkey-owner"),
                "credentials",
                List.of(Map.of("type", "password", "value", Keycloak.SECRET), oneTimeCodes()));
    }

    private static Map<String, Object> oneTimeCodes() {
        return Map.of(
                "type",
                "otp",
                "secretData",
                "{\"value\":\"" + Keycloak.SECRET + "\"}",
                "credentialData",
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
    }

    /** One level after the other, each where it is asked for: a password, then a one-time code. */
    private static List<Map<String, Object>> flows() {
        return List.of(
                flow("step-up", true, step("auth-cookie", "ALTERNATIVE"), part("levels", "ALTERNATIVE")),
                flow("levels", false, part("level-1", "CONDITIONAL"), part("level-2", "CONDITIONAL")),
                flow("level-1", false, condition(1), step("auth-username-password-form", "REQUIRED")),
                flow("level-2", false, condition(2), step("auth-otp-form", "REQUIRED")));
    }

    @SafeVarargs
    private static Map<String, Object> flow(String alias, boolean top, Map<String, Object>... steps) {
        return Map.of(
                "alias",
                alias,
                "providerId",
                "basic-flow",
                "topLevel",
                top,
                "builtIn",
                false,
                "authenticationExecutions",
                List.of(steps));
    }

    private static Map<String, Object> step(String authenticator, String requirement) {
        return Map.of("authenticator", authenticator, "requirement", requirement, "priority", 20);
    }

    private static Map<String, Object> part(String flow, String requirement) {
        int priority = flow.endsWith("2") || flow.equals("levels") ? 30 : 10;
        return Map.of("flowAlias", flow, "authenticatorFlow", true, "requirement", requirement, "priority", priority);
    }

    private static Map<String, Object> condition(int level) {
        return Map.of(
                "authenticator",
                "conditional-level-of-authentication",
                "authenticatorConfig",
                "level-" + level,
                "requirement",
                "REQUIRED",
                "priority",
                10);
    }

    private static Map<String, Object> level(int level, String seconds) {
        return Map.of(
                "alias",
                "level-" + level,
                "config",
                Map.of("loa-condition-level", String.valueOf(level), "loa-max-age", seconds));
    }
}
