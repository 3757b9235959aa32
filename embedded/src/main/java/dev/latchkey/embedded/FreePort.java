package dev.latchkey.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds loopback ports that nobody listens on. From below the range in which Linux picks ports for outgoing connections, or one of
 * those could take a port before it is bound; and each is handed out once, to one process of this user, because a port that is free
 * now is not bound yet.
 */
public final class FreePort {
    private static final int FIRST = 15_000;
    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /**
     * Finds a free port.
     *
     * @return a port that was free a moment ago
     * @throws IllegalStateException when loopback has none left
     */
    public static int find() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (HANDED_OUT.add(port) && isFree(port) && PortReservation.reserve(port)) {
                return port;
            }
        }
        throw new IllegalStateException("ports " + FIRST + " to " + LAST + ": none free (expected: one)");
    }

    private static boolean isFree(int port) {
        try (ServerSocket ignored = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static int orGiven(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 for a free one, or 1 to 65535)");
        }
        return port == 0 ? find() : port;
    }
}
