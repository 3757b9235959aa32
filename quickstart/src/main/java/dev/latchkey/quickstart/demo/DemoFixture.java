package dev.latchkey.quickstart.demo;

import dev.latchkey.quickstart.installation.Port;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/**
 * What has to be there before the curtain rises: a tenant, two accounts, a front door, a subscription. Accounts and
 * door are new each time, so that one run does not show what another did.
 */
record DemoFixture(
        String owner,
        String ownerAccount,
        String victim,
        String victimAccount,
        String doorKey,
        Subscription subscription) {
    static final String PLATFORM = "latchkey-operator";
    static final String ADMIN = "adam@acme.example";
    static final String ANALYST = "anna@acme.example";
    static final String AUDITOR = "aurel@acme.example";
    static final String OWNER = "olivia@acme.example";

    static DemoFixture set(DemoServices services, String subscriber) {
        services.post(
                PLATFORM,
                Port.CREDENTIAL,
                "/v1/tenants",
                Map.of("id", "acme", "name", "Acme", "domains", List.of("acme.example")),
                201,
                409);
        String run = Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36), 36);
        String victim = "scanner-" + run + "@acme.example";
        return new DemoFixture(
                OWNER,
                account(services, OWNER),
                victim,
                account(services, victim),
                door(services, "demo-" + run),
                subscription(services, subscriber));
    }

    private static String account(DemoServices services, String login) {
        services.post(ADMIN, Port.CREDENTIAL, "/v1/accounts", Map.of("login", login), 201, 409);
        return services.get(ADMIN, Port.CREDENTIAL, "/v1/accounts?login=" + login)
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private static String door(DemoServices services, String id) {
        Map<String, ?> door =
                Map.of("id", id, "name", "Demo", "protocols", List.of("imap", "smtp"), "services", List.of("mail"));
        return services.post(PLATFORM, Port.CREDENTIAL, "/v1/front-doors", door, 201)
                .path("key")
                .asString();
    }

    private static Subscription subscription(DemoServices services, String url) {
        Map<String, ?> webhook = Map.of("kind", "webhook", "url", url, "detectors", List.of("guessing"));
        JsonNode made = services.post(ANALYST, Port.NOTIFIER, "/v1/subscriptions", webhook, 201);
        return new Subscription(made.path("id").asString(), made.path("secret").asString());
    }

    /** Nobody will listen any more. */
    void clear(DemoServices services) {
        services.delete(ANALYST, Port.NOTIFIER, "/v1/subscriptions/" + subscription.id(), "*");
    }

    /** @param secret what deliveries are signed with */
    record Subscription(String id, String secret) {
        @Override
        public String toString() {
            return "Subscription[" + id + "]";
        }
    }
}
