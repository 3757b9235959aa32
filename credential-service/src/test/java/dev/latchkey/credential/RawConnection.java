package dev.latchkey.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

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

    private static String talk(int port, String bytes, int until) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(15).toMillis());
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket.getInputStream(), until);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(InputStream stream, int until) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int c = stream.read(); c >= 0 && c != until; c = stream.read()) {
                text.append((char) c);
            }
        } catch (SocketException reset) {
            // Closed with bytes of ours unread: what came before that counts.
        }
        return text.toString();
    }
}
