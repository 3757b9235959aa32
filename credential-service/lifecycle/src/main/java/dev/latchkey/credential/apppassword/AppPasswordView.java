package dev.latchkey.credential.apppassword;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app password as its owner sees it.
 *
 * @param secret     its letters, in the answer to its issue and never again
 * @param replaces   the one that it is the successor of
 * @param succession by what it is replaced, and when it stops working at the latest
 * @param lastUsed   at most some seconds behind the newest sign-in: of one that is retiring, that a device still uses it
 * @param version    grows with each change; its ETag
 * @param published  in the answer to a change, whether every replica has been told by then; its header says so
 */
public record AppPasswordView(
        String id,
        String account,
        String label,
        @Nullable String deviceKind,
        AppPasswordState state,
        @Nullable String secret,
        Set<String> protocols,
        Set<String> services,
        List<String> networks,
        @Nullable NetworkPinView pin,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        Instant activateBy,
        @Nullable Instant activatedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason,
        @Nullable String replaces,
        @Nullable SuccessorReference succession,
        @Nullable Suspension suspension,
        @Nullable LastUse lastUsed,
        long version,
        @JsonIgnore @Nullable Boolean published) {

    static AppPasswordView of(AppPassword password, Instant now, @Nullable LastUse lastUsed) {
        return of(password, now, null, lastUsed, null);
    }

    static AppPasswordView issued(AppPassword password, Instant now, String secret) {
        return of(password, now, secret, null, null);
    }

    static AppPasswordView moved(AppPassword password, Instant now, boolean published) {
        return of(password, now, null, null, published);
    }

    private static AppPasswordView of(
            AppPassword password,
            Instant now,
            @Nullable String secret,
            @Nullable LastUse lastUsed,
            @Nullable Boolean published) {
        return new AppPasswordView(
                password.id(),
                password.account(),
                password.label(),
                password.deviceKind(),
                password.stateAt(now),
                secret,
                password.protocols(),
                password.services(),
                password.networks().stream().map(Cidr::toString).toList(),
                NetworkPinView.of(password, now, lastUsed),
                password.issuedAt(),
                password.expiresAt(),
                password.activateBy(),
                password.activatedAt(),
                password.revokedAt(),
                password.revokeReason(),
                password.replaces(),
                password.succession(),
                password.suspension(),
                lastUsed,
                password.version(),
                published);
    }

    String rotatePath() {
        return "/v1/accounts/" + account + "/app-passwords/" + id + "/rotate";
    }

    @Override
    public String toString() {
        return "AppPasswordView[" + id + "]";
    }
}
