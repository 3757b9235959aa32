package dev.latchkey.quickstart.doorcheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection of a client, line by line, with TLS whose certificate is checked. Bounded in time and in what it reads. */
final class ClientConnection implements AutoCloseable {
    private static final int PATIENCE_MS = 15_000;
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_LINES = 100;
    /** Seen by a door on this machine, it is a client's address and no proxy's. */
    private static final String CLIENT_HERE = "127.0.0.77";

    private final DoorAddress address;
    private final SSLContext trust;
    private Socket socket;

    /** Over one that is there. */
    ClientConnection(DoorAddress address, SSLContext trust, Socket socket) {
        this.address = address;
        this.trust = trust;
        this.socket = socket;
    }

    /** @param at where to connect, whatever the name in the address leads to */
    static ClientConnection open(DoorAddress address, InetAddress at, SSLContext trust) throws IOException {
        var connection = new ClientConnection(address, trust, connected(new InetSocketAddress(at, address.port())));
        try {
            if (address.scheme().tls() == DoorAddress.Tls.FROM_THE_START) {
                connection.startTls();
            }
            return connection;
        } catch (IOException failed) {
            connection.close();
            throw failed;
        }
    }

    private static Socket connected(InetSocketAddress to) throws IOException {
        Socket socket = new Socket();
        if (to.getAddress().isLoopbackAddress() && to.getAddress().getAddress().length == 4) {
            bindAsClient(socket);
        }
        try {
            socket.connect(to, PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private static void bindAsClient(Socket socket) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(CLIENT_HERE), 0));
        } catch (IOException notOnThisSystem) {
            // The usual address of this machine, then.
        }
    }

    /** From here on all of it is by TLS; the certificate has to be trusted and the host's. */
    void startTls() throws IOException {
        SSLSocket safe =
                (SSLSocket) trust.getSocketFactory().createSocket(socket, address.host(), address.port(), true);
        var parameters = safe.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (address.host().matches(".*[A-Za-z].*")) {
            parameters.setServerNames(List.of(new SNIHostName(address.host())));
        }
        safe.setSSLParameters(parameters);
        safe.startHandshake();
        socket = safe;
    }

    DoorAddress address() {
        return address;
    }

    /** From where the door sees us, unless addresses are translated on the way. */
    InetAddress from() {
        return socket.getLocalAddress();
    }

    void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** The next line that begins so. */
    String answer(String... beginnings) throws IOException {
        for (int read = 0; read < MOST_LINES; read++) {
            String line = line();
            for (String beginning : beginnings) {
                if (line.startsWith(beginning)) {
                    return line;
                }
            }
        }
        throw new IOException("the door talks on and gives no answer");
    }

    /** The next line. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the door hung up");
            }
            if (line.size() >= LONGEST_LINE) {
                throw new IOException(
                        "the door does not speak " + address.scheme().protocol());
            }
            line.write(next);
        }
        return line.toString(UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
