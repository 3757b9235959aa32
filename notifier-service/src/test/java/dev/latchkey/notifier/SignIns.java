package dev.latchkey.notifier;

import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attempts to sign in, to be bent. */
public record SignIns(
        String tenant,
        @Nullable String account,
        String login,
        SignInReason reason,
        @Nullable String credential,
        @Nullable String address,
        @Nullable String fingerprint) {
    public static SignIns anAttempt() {
        return new SignIns("acme", "ann", "ann@acme.example", SignInReason.UNKNOWN_SECRET, null, "198.51.100.7", "0a1");
    }

    public static SignIns anAcceptedOne() {
        return anAttempt().because(SignInReason.ACCEPTED).with("printer").fingerprint(null);
    }

    public SignIns in(String tenant) {
        return new SignIns(tenant, account, login, reason, credential, address, fingerprint);
    }

    public SignIns of(@Nullable String account) {
        return new SignIns(
                tenant,
                account,
                account == null ? login : account + "@acme.example",
                reason,
                credential,
                address,
                fingerprint);
    }

    public SignIns login(String login) {
        return new SignIns(tenant, account, login, reason, credential, address, fingerprint);
    }

    public SignIns because(SignInReason reason) {
        return new SignIns(tenant, account, login, reason, credential, address, fingerprint);
    }

    public SignIns with(@Nullable String credential) {
        return new SignIns(tenant, account, login, reason, credential, address, fingerprint);
    }

    public SignIns from(@Nullable String address) {
        return new SignIns(tenant, account, login, reason, credential, address, fingerprint);
    }

    public SignIns fingerprint(@Nullable String fingerprint) {
        return new SignIns(tenant, account, login, reason, credential, address, fingerprint);
    }

    public SignInRecorded event() {
        SignInResult result = switch (reason) {
            case ACCEPTED -> SignInResult.ACCEPTED;
            case TEMPORARY_FAILURE -> SignInResult.TEMPORARY_FAILURE;
            default -> SignInResult.REFUSED;
        };
        return new SignInRecorded(
                tenant,
                account,
                login,
                null,
                result,
                reason,
                credential,
                credential == null ? null : "Label of " + credential,
                "imap",
                "mail",
                "door-1",
                address,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                fingerprint,
                100,
                "r1",
                null);
    }
}
