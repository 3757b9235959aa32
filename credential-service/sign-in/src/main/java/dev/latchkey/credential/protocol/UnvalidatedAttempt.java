package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.kit.problem.FieldProblem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as a door told of it in its own protocol, before it was looked at. What comes from outside is bounded and
 * free of control characters in the attempt that is made of it; the secret alone is taken as it is, and goes nowhere.
 */
interface UnvalidatedAttempt {
    @Nullable
    String login();

    /** None where the protocol has none; null where it has, but nothing came. */
    @Nullable
    PresentedSecret secret();

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

    /**
     * What is wrong with the login or the secret, which people type, so that they cannot be one; null where nothing is.
     */
    default @Nullable FieldProblem typedProblem() {
        PresentedSecret secret = secret();
        if (secret == null) {
            return new FieldProblem("secret", "nothing", "a value");
        }
        if (secret.length() > PresentedSecret.LONGEST) {
            String most = "at most " + PresentedSecret.LONGEST + " characters";
            return new FieldProblem("secret", secret.length() + " characters", most);
        }
        if (!secret.isReadable()) {
            return new FieldProblem("secret", "bytes in another charset", "UTF-8");
        }
        return loginProblem(login());
    }

    private static @Nullable FieldProblem loginProblem(@Nullable String login) {
        if (login == null) {
            return new FieldProblem("login", "nothing", "a value");
        }
        String expected = "1 to " + LoginName.LONGEST + " characters of a login name";
        return LoginName.read(login).isPresent()
                ? null
                : new FieldProblem("login", DoorText.printable(login), expected);
    }

    /**
     * A question about a login.
     *
     * @throws MalformedAttempt naming the field that is wrong
     */
    default Attempt toAttempt(FrontDoor door, DoorRequest request) {
        FieldProblem problem = typedProblem();
        if (problem != null) {
            throw new MalformedAttempt(problem);
        }
        return toSignIn(door, request);
    }

    /**
     * An attempt to sign in. A login or secret that cannot be one makes it one that is bound to fail, like any other.
     *
     * @throws MalformedAttempt naming the field that the door got wrong
     */
    default Attempt toSignIn(FrontDoor door, DoorRequest request) {
        PresentedSecret secret = secret();
        PresentedSecret typed = secret == null ? PresentedSecret.unreadable("") : secret;
        try {
            return toSignIn(typed, door, request);
        } catch (MalformedAttempt malformed) {
            typed.close();
            throw malformed;
        }
    }

    private Attempt toSignIn(PresentedSecret typed, FrontDoor door, DoorRequest request) {
        String given = Objects.requireNonNullElse(login(), "");
        LoginName login = door.domains().read(given).orElseGet(() -> LoginName.unreadable(given));
        String service = service();
        Tls tls = tls();
        return new Attempt(
                door,
                login,
                login.value().equals(given) ? login : LoginName.read(given).orElse(login),
                typed,
                DoorText.word("protocol", DoorText.present("protocol", protocol())),
                service == null ? door.services().getFirst() : DoorText.word("service", service),
                ClientAddress.read(address()),
                DoorText.text(ClientName.of(client())),
                DoorText.text(tls == null ? null : tls.version()),
                DoorText.text(tls == null ? null : tls.cipher()),
                DoorText.text(session()),
                request.traceparent(),
                request.arrived());
    }
}
