package dev.latchkey.quickstart.journey.system;

/** An account of the tenant. */
public record Account(String id, String login) {

    String appPasswords() {
        return "/v1/accounts/" + id + "/app-passwords";
    }
}
