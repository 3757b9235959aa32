package dev.latchkey.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Asks the operating system for a loopback port nobody listens on. */
public final class FreePort {

    private FreePort() {}

    /**
     * Finds a free port.
     *
     * @return a port that was free a moment ago
     * @throws UncheckedIOException when loopback has none left
     */
    public static int find() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int orGiven(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 for a free one, or 1 to 65535)");
        }
        return port == 0 ? find() : port;
    }
}
