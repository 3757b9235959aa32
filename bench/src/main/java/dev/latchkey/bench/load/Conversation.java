package dev.latchkey.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** One connection on which somebody waits for each answer. */
public final class Conversation implements AutoCloseable {
    private static final int MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final Wire wire;
    private final ByteBuffer received = ByteBuffer.allocate(32 * 1024);

    /** Connects to loopback. */
    public Conversation(int port, Wire wire) {
        this.wire = wire;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks, and waits at most 10 s for each piece of the answer. */
    public boolean isAccepted(int question) {
        return ask(question) == Wire.Answer.ACCEPTED;
    }

    /** Asks, and waits at most 10 s for each piece of the answer; an {@link UncheckedIOException} where none comes. */
    public Wire.Answer ask(int question) {
        try {
            socket.getOutputStream().write(wire.question(question).array());
            while (true) {
                var answer = wire.read(received.flip());
                received.compact();
                if (answer != Wire.Answer.UNFINISHED) {
                    return answer;
                }
                receive();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive() throws IOException {
        int read = socket.getInputStream().read(received.array(), received.position(), received.remaining());
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        received.position(received.position() + read);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closedEnough) {
            // Nothing is kept on it.
        }
    }
}
