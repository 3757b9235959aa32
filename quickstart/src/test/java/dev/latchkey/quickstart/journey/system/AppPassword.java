package dev.latchkey.quickstart.journey.system;

import tools.jackson.databind.JsonNode;

/** An app password as it was shown once. */
public record AppPassword(Account account, String id, String label, String secret) {

    static AppPassword read(Account account, JsonNode issued) {
        return new AppPassword(
                account,
                issued.path("id").asString(),
                issued.path("label").asString(),
                issued.path("secret").asString());
    }

    /** In a device that connects from that address. */
    public Device in(String address) {
        return new Device(account.login(), secret, address);
    }

    /** With one letter wrong, which the check letter notices. */
    public AppPassword mistyped() {
        char first = secret.charAt(0);
        return new AppPassword(account, id, label, (first == 'z' ? 'a' : (char) (first + 1)) + secret.substring(1));
    }

    @Override
    public String toString() {
        return "AppPassword[" + account.login() + ", " + label + "]";
    }
}
