package dev.latchkey.quickstart.demo;

import dev.latchkey.quickstart.installation.Port;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** A named location and the policy that blocks it; both are lifted again. */
final class DemoRules {
    private final DemoServices services;
    private final String id;

    private DemoRules(DemoServices services, String id) {
        this.services = services;
        this.id = id;
    }

    static DemoRules block(DemoServices services, String address) {
        String id = "cafe-" + Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36), 36);
        services.post(
                DemoFixture.ADMIN,
                Port.POLICY,
                "/v1/named-locations",
                Map.of("id", id, "name", "Café " + id, "ranges", List.of(address + "/32"), "trusted", false),
                201,
                202);
        Map<String, ?> conditions = Map.of(
                "protocols", Map.of("include", List.of("imap"), "exclude", List.of()),
                "locations", Map.of("include", List.of(id), "exclude", List.of()));
        Map<String, ?> policy = Map.of(
                "id", id, "name", "No IMAP from " + id, "state", "on", "effect", "block", "conditions", conditions);
        services.post(DemoFixture.ADMIN, Port.POLICY, "/v1/policies?impact=accepted", policy, 201, 202);
        return new DemoRules(services, id);
    }

    void lift() {
        remove("/v1/policies");
        remove("/v1/named-locations");
    }

    /** Each rule's own version is its ETag. */
    private void remove(String path) {
        for (JsonNode rule : services.get(DemoFixture.ADMIN, Port.POLICY, path + "?limit=500")
                .path("items")) {
            if (rule.path("id").asString("").equals(id)) {
                services.delete(
                        DemoFixture.ADMIN,
                        Port.POLICY,
                        path + "/" + id,
                        "\"" + rule.path("version").asLong() + "\"");
            }
        }
    }
}
