package dev.latchkey.quickstart.helpdesk;

import dev.latchkey.quickstart.api.ServiceApi;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** The accounts of the tenant of whoever asks. */
final class TenantAccounts {
    private final ServiceApi credentials;

    TenantAccounts(ServiceApi credentials) {
        this.credentials = credentials;
    }

    /** @throws IllegalArgumentException where there is none with that login */
    JsonNode withLogin(String login) throws IOException, InterruptedException {
        JsonNode found = credentials
                .get("/v1/accounts?login=" + ServiceApi.encoded(login))
                .path("items")
                .path(0);
        if (found.isMissingNode()) {
            throw new IllegalArgumentException(
                    "login: " + login + " (expected: the login of an account; ./latchkey list shows them)");
        }
        return found;
    }

    /** Where the account's app passwords are. */
    static String appPasswords(String account) {
        return "/v1/accounts/" + ServiceApi.encoded(account) + "/app-passwords";
    }
}
