package dev.latchkey.quickstart.doorcheck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What became of the check of one door. */
final class DoorCheck {
    /** What is told to come later comes later. */
    private static final int TRIES = 3;

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final DoorAddress address;
    private final List<String> right = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable InetAddress from;
    private String recorded = "";

    DoorCheck(DoorAddress address) {
        this.address = address;
    }

    /** Signs in; that it is answered so is right, anything else is wrong. */
    boolean expect(SignInAnswer expected, InetAddress at, SSLContext trust, String login, String secret) {
        String word = expected.name().toLowerCase(Locale.ROOT);
        try {
            SignInAnswer heard = signIn(at, trust, login, secret);
            for (int more = 0; heard == SignInAnswer.TEMPORARY && heard != expected && more < TRIES; more++) {
                LockSupport.parkNanos(AGAIN.toNanos());
                heard = signIn(at, trust, login, secret);
            }
            if (heard == expected) {
                right.add(word);
            } else {
                wrong.add("what should be " + word + " is " + heard.name().toLowerCase(Locale.ROOT));
            }
            return heard == expected;
        } catch (IOException failed) {
            wrong.add("what should be " + word + ": " + words(failed));
            return false;
        }
    }

    /** What a client hears. */
    SignInAnswer signIn(InetAddress at, SSLContext trust, String login, String secret) throws IOException {
        try (ClientConnection door = ClientConnection.open(address, at, trust)) {
            from = door.from();
            return DoorDialogue.of(address.scheme()).signIn(door, login, secret);
        }
    }

    private static String words(IOException failed) {
        return switch (failed) {
            case SocketTimeoutException late -> "no answer in time";
            case UnknownHostException nameless -> "there is no host of that name";
            case SSLException tls -> "TLS fails: " + tls.getMessage();
            default -> failed.getMessage() == null ? "the connection broke" : failed.getMessage();
        };
    }

    void right(String what) {
        right.add(what);
    }

    void wrong(String what) {
        wrong.add(what);
    }

    void note(String what) {
        notes.add(what);
    }

    DoorAddress address() {
        return address;
    }

    void recorded(String address) {
        recorded = address;
    }

    /** The client's address as the record has it, or as it is here. */
    String recordedAddress() {
        return recorded.isEmpty() ? from() : recorded;
    }

    /** From where it was signed in; empty where that failed. */
    String from() {
        return from == null ? "" : from.getHostAddress();
    }

    List<String> right() {
        return List.copyOf(right);
    }

    /** What was not tried, and why. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether it was signed in from this machine to this machine, so that nobody else comes from that address. */
    boolean isAlone() {
        return from().startsWith("127.") && !from().equals("127.0.0.1");
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
