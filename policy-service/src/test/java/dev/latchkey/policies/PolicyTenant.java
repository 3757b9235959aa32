package dev.latchkey.policies;

import dev.latchkey.contract.ApiAnswer;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.contract.SampleIds;
import dev.latchkey.contract.TenantFixture;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A tenant with a named location, and whatever else is asked for. */
final class PolicyTenant implements TenantFixture {
    private static final String ADA = "ada";
    private static final String BOB = "bob";

    private final String name = "t-" + UUID.randomUUID();
    private final ApiClient client;
    private final SampleIds samples;
    private boolean fourEyes;

    PolicyTenant(ApiClient client) {
        this.client = client;
        this.samples = new SampleIds()
                .ofTenant("hq", () -> create("/v1/named-locations", Samples.location(fresh("location"))))
                .ofTenant("no-imap-outside", () -> create("/v1/policies", Samples.policy(fresh("policy"))))
                .ofTenant("01a1f97a-5c1e-7b52-9d0e-3f1f6d0c0a03", () -> propose(BOB))
                .ofTenant("01a1f97a-5c1e-7b52-9d0e-3f1f6d0c0a04", () -> propose(ADA))
                .ofTenant("01a1f97a-5c1e-7b52-9d0e-3f1f6d0c0a05", this::backTest)
                .ofInstallation("latchkey.sign-ins", () -> "latchkey.sign-ins")
                .ofInstallation("0", () -> "0");
        create("/v1/policies", Samples.policy(fresh("policy")));
    }

    private static String fresh(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    private String create(String path, String rule) {
        return id(client.post(path, rule, by(ADA, "admin")));
    }

    private static String id(ApiAnswer answer) {
        return answer.json().get("id").asString();
    }

    private String propose(String person) {
        if (!fourEyes) {
            client.send(
                    "PUT",
                    "/v1/policy-settings",
                    "{\"fourEyes\":true}",
                    ApiClient.with(by(ADA, "admin"), "If-Match", "*", "Content-Type", "application/json"));
            fourEyes = true;
        }
        return id(client.post("/v1/policies", Samples.policy(fresh("policy")), by(person, "admin")));
    }

    private String backTest() {
        return id(client.post("/v1/back-tests", "{\"days\":1,\"impactOf\":\"gone\"}", by(ADA, "admin")));
    }

    @Override
    public SampleIds samples() {
        return samples;
    }

    @Override
    public String[] as(String roles) {
        return by(ADA, roles);
    }

    private String[] by(String person, String roles) {
        return new String[] {"Authorization", "Bearer " + Tokens.by(person, name, roles)};
    }

    @Override
    public String[] stranger(String role) {
        return new String[] {"Authorization", "Bearer " + Tokens.by(ADA, fresh("stranger"), role)};
    }

    @Override
    public List<String> state() {
        return Stream.of("/v1/policy-set", "/v1/policy-settings", "/v1/policy-proposals")
                .map(path -> client.get(path, as("admin")).text())
                .toList();
    }
}
