package dev.latchkey.quickstart.doorcheck;

import dev.latchkey.quickstart.api.ApiException;
import dev.latchkey.quickstart.api.ServiceAnswer;
import dev.latchkey.quickstart.api.ServiceApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An account that nobody has a mailbox or a device of, with an app password for an hour. Closed, the app password is revoked, and
 * the account disabled until the next check.
 */
final class CheckAccount implements AutoCloseable {
    private static final String POLICY = "doors-check";
    private static final String NAME = "For ./latchkey doors-check alone";
    private static final String POLICIES = "/v1/policies";
    private static final String LOCATIONS = "/v1/named-locations";

    private final ServiceApi credentials;
    private final ServiceApi policies;
    private final String login;
    private final String account;
    private final String appPassword;
    private final String secret;
    private boolean puttingOff;

    private CheckAccount(ServiceApi credentials, ServiceApi policies, String login, String account, JsonNode issued) {
        this.credentials = credentials;
        this.policies = policies;
        this.login = login;
        this.account = account;
        this.appPassword = issued.path("id").asString();
        this.secret = issued.path("secret").asString();
    }

    static CheckAccount open(ServiceApi credentials, ServiceApi policies, String login)
            throws IOException, InterruptedException {
        String account = "/v1/accounts/" + ServiceApi.encoded(active(credentials, login));
        Map<String, ?> wanted = Map.of(
                "label",
                "doors-check",
                "expiresAt",
                Instant.now().plus(Duration.ofHours(1)).toString());
        JsonNode issued = credentials.post(account + "/app-passwords", wanted).body();
        CheckAccount opened = new CheckAccount(credentials, policies, login, account, issued);
        opened.removeLeft();
        return opened;
    }

    /** By a check that was interrupted. Where nobody takes policies, nothing is left. */
    private void removeLeft() throws IOException, InterruptedException {
        try {
            remove();
        } catch (ApiException away) {
            puttingOff = false;
        }
    }

    private static String active(ServiceApi credentials, String login) throws IOException, InterruptedException {
        JsonNode found = credentials
                .get("/v1/accounts?login=" + ServiceApi.encoded(login))
                .path("items")
                .path(0);
        if (found.isMissingNode()) {
            Map<String, ?> wanted = Map.of("login", login, "displayName", NAME);
            return credentials.post("/v1/accounts", wanted).body().path("id").asString();
        }
        String id = found.path("id").asString();
        if (!found.path("state").asString().equals("active")) {
            credentials.patch("/v1/accounts/" + ServiceApi.encoded(id), Map.of("state", "active"));
        }
        return id;
    }

    String login() {
        return login;
    }

    String appPassword() {
        return appPassword;
    }

    String secret() {
        return secret;
    }

    /** From now on, and within seconds, whoever comes from that address hears "later" at every door. */
    void putOff(String from) throws IOException, InterruptedException {
        puttingOff = true;
        Map<String, ?> location = Map.of(
                "id",
                POLICY,
                "name",
                NAME,
                "ranges",
                List.of(from + (from.contains(":") ? "/128" : "/32")),
                "trusted",
                false);
        inForce(policies.post(LOCATIONS, location));
        Map<String, ?> policy = Map.of(
                "id",
                POLICY,
                "name",
                NAME,
                "state",
                "on",
                "effect",
                "block",
                "answer",
                "temporary",
                "conditions",
                Map.of("locations", Map.of("include", List.of(POLICY))));
        inForce(policies.post(POLICIES + "?impact=accepted", policy));
    }

    private static void inForce(ServiceAnswer made) throws IOException {
        if (made.body().hasNonNull("proposedAt")) {
            throw new IOException("changes of this tenant's policies take a second administrator; what was proposed (“"
                    + made.body().path("id").asString() + "”) may be withdrawn");
        }
    }

    private void remove() throws IOException, InterruptedException {
        for (String kind : List.of(POLICIES, LOCATIONS)) {
            var found = policies.find(kind + "/" + POLICY);
            if (found.isPresent()) {
                policies.delete(kind + "/" + POLICY, found.get().eTag());
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            credentials.post(
                    account + "/app-passwords/" + ServiceApi.encoded(appPassword) + "/revoke",
                    Map.of("reason", "doors-check is over"));
            credentials.patch(account, Map.of("state", "disabled"));
        } finally {
            if (puttingOff) {
                remove();
            }
        }
    }
}
