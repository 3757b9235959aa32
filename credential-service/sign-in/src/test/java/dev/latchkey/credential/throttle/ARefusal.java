package dev.latchkey.credential.throttle;

import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInResult;
import org.jspecify.annotations.Nullable;

/** An attempt of Anna's from her home with a wrong secret, to be bent. */
record ARefusal(
        String tenant,
        String login,
        String door,
        @Nullable String address,
        SignInReason reason,
        @Nullable String credential,
        @Nullable String fingerprint) {
    static final String ANNA = "anna@acme.example";
    static final String BOB = "bob@acme.example";
    static final String HOME = "192.0.2.7";
    static final String ELSEWHERE = "198.51.100.66";

    static ARefusal aRefusal() {
        return new ARefusal("acme", ANNA, "mx", HOME, SignInReason.UNKNOWN_SECRET, null, "000");
    }

    ARefusal guess(int number) {
        return new ARefusal(tenant, login, door, address, reason, null, Integer.toHexString(number));
    }

    ARefusal ofApp(String app) {
        return new ARefusal(tenant, login, door, address, reason, app, null);
    }

    ARefusal as(String other) {
        return new ARefusal(tenant, other, door, address, reason, credential, fingerprint);
    }

    ARefusal in(String other) {
        return new ARefusal(other, login, door, address, reason, credential, fingerprint);
    }

    ARefusal at(String other) {
        return new ARefusal(tenant, login, other, address, reason, credential, fingerprint);
    }

    ARefusal from(@Nullable String other) {
        return new ARefusal(tenant, login, door, other, reason, credential, fingerprint);
    }

    ARefusal because(SignInReason other) {
        return new ARefusal(tenant, login, door, address, other, credential, fingerprint);
    }

    AttemptOrigin origin() {
        return AttemptOrigin.of(attributes());
    }

    RecordedAttributes attributes() {
        return new RecordedAttributes(tenant, login, result(), reason, credential, "imap", door, address, fingerprint);
    }

    private SignInResult result() {
        return switch (reason) {
            case ACCEPTED -> SignInResult.ACCEPTED;
            case TEMPORARY_FAILURE -> SignInResult.TEMPORARY_FAILURE;
            default -> SignInResult.REFUSED;
        };
    }
}
