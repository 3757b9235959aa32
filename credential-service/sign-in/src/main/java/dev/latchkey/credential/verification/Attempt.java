package dev.latchkey.credential.verification;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.policy.network.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to sign in or to pass, as a front door tells of it.
 *
 * @param login       that is meant: with the domain that the door's default gives it
 * @param loginTyped  what was typed for it, in canonical form too
 * @param typed       what was typed for the secret, wiped once it is decided on; none where none came here
 * @param client      what the program says of itself
 * @param session     the door's own id of the connection
 * @param traceparent W3C trace context of the door's request
 * @param arrived     {@link System#nanoTime()} at arrival
 */
public record Attempt(
        FrontDoor door,
        LoginName login,
        LoginName loginTyped,
        PresentedSecret typed,
        String protocol,
        String service,
        @Nullable IpAddress address,
        @Nullable String client,
        @Nullable String tlsVersion,
        @Nullable String tlsCipher,
        @Nullable String session,
        @Nullable String traceparent,
        long arrived) {
    /** Whether the door may speak for such an attempt, whosever it is. */
    boolean permittedAtDoor() {
        return door.maySpeakFor(protocol, service, address);
    }

    /** Whether the door may speak for whose login it is; a login of nobody's is the secret's business. */
    boolean permittedFor(@Nullable Tenant tenant) {
        return tenant == null || door.maySpeakFor(tenant.id());
    }

    /** What was typed for a login; null where that is it. */
    @Nullable
    String typedLogin(String login) {
        return loginTyped.value().equals(login) ? null : loginTyped.value();
    }

    @Override
    public String toString() {
        return "Attempt[" + door.id() + ", " + protocol + "]";
    }
}
