package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as a door told of it in its own protocol, before it was looked at. What comes from outside is bounded and
 * free of control characters in the {@linkplain #toAttempt attempt} that is made of it; the secret alone is taken as it
 * is, and goes nowhere.
 */
interface UnvalidatedAttempt {
    /** The longest secret that is looked at. */
    int LONGEST_SECRET = 1024;

    @Nullable
    String login();

    /** Empty where the protocol has none. */
    @Nullable
    String secret();

    @Nullable
    String protocol();

    /** Absent where the door's first is meant. */
    default @Nullable String service() {
        return null;
    }

    @Nullable
    String address();

    default @Nullable String client() {
        return null;
    }

    default @Nullable Tls tls() {
        return null;
    }

    /** The door's own id of the connection. */
    default @Nullable String session() {
        return null;
    }

    /** How the client's connection to the door is protected. */
    record Tls(@Nullable String version, @Nullable String cipher) {}

    /** @throws MalformedAttempt naming the field that is wrong */
    default Attempt toAttempt(FrontDoor door, DoorRequest request) {
        // The secret first: of several things that are wrong, the first is named.
        String typed = typed(secret());
        String service = service();
        Tls tls = tls();
        return new Attempt(
                door,
                loginName(login()),
                typed,
                DoorText.word("protocol", DoorText.present("protocol", protocol())),
                service == null ? door.services().getFirst() : DoorText.word("service", service),
                ipAddress(address()),
                DoorText.text(client()),
                DoorText.text(tls == null ? null : tls.version()),
                DoorText.text(tls == null ? null : tls.cipher()),
                DoorText.text(session()),
                request.traceparent(),
                request.arrived());
    }

    private static String typed(@Nullable String secret) {
        String typed = DoorText.present("secret", secret);
        if (typed.length() > LONGEST_SECRET) {
            throw new MalformedAttempt(new FieldProblem(
                    "secret", typed.length() + " characters", "at most " + LONGEST_SECRET + " characters"));
        }
        return typed;
    }

    private static LoginName loginName(@Nullable String login) {
        String given = DoorText.present("login", login);
        return LoginName.read(given)
                .orElseThrow(() -> new MalformedAttempt(new FieldProblem(
                        "login",
                        DoorText.printable(given),
                        "1 to " + LoginName.LONGEST + " characters of a login name")));
    }

    private static @Nullable IpAddress ipAddress(@Nullable String address) {
        if (address == null || address.isEmpty()) {
            return null;
        }
        try {
            return IpAddress.parse(address);
        } catch (InvalidValueException wrong) {
            throw new MalformedAttempt(
                    new FieldProblem("address", DoorText.printable(address), "an IPv4 or IPv6 address"));
        }
    }
}
