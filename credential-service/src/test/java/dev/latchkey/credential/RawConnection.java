package dev.latchkey.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends bytes as they are, which no proper HTTP client would. */
final class RawConnection {
    private RawConnection() {}

    /** The first line of what comes back; empty where the connection was closed without an answer. */
    static String statusLine(int port, String bytes) {
        return talk(port, bytes, '\r');
    }

    /** All that comes back until the other side closes the connection. */
    static String everything(int port, String bytes) {
        return talk(port, bytes, -1);
    }

    /** The first line of what comes back to somebody who sends pieces of a megabyte behind that, and reads only then. */
    static String statusLineBehind(int port, String bytes, int pieces) {
        return talk(port, bytes, '\r', pieces);
    }

    private static String talk(int port, String bytes, int until) {
        return talk(port, bytes, until, 0);
    }

    private static String talk(int port, String bytes, int until, int pieces) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            for (int piece = 0; piece < pieces; piece++) {
                // Longer than the other side takes to answer.
                LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
                socket.getOutputStream().write(new byte[1_000_000]);
            }
            return read(socket.getInputStream(), until);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(InputStream stream, int until) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = stream.read(); c >= 0 && c != until; c = stream.read()) {
            text.append((char) c);
        }
        return text.toString();
    }
}
