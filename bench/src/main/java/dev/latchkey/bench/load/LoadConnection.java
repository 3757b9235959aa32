package dev.latchkey.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection of the generator: idle, or waiting for the answer to one question. */
final class LoadConnection {
    private static final int CONNECT_MILLIS = (int) Duration.ofSeconds(5).toMillis();
    private static final int ROOM = 32 * 1024;

    private final InetSocketAddress target;
    private final Selector selector;
    private final ByteBuffer received = ByteBuffer.allocate(ROOM);
    private @Nullable SocketChannel channel;
    private int question;
    private long intended;
    private boolean waiting;

    LoadConnection(InetSocketAddress target, Selector selector) {
        this.target = target;
        this.selector = selector;
    }

    /** Connects where it is not connected, and asks. */
    void ask(Wire wire, int number, long intendedAt) throws IOException {
        question = number;
        intended = intendedAt;
        waiting = true;
        var open = connected();
        var bytes = wire.question(number);
        // Some hundred bytes into an empty buffer: more than one turn would mean that the server does not read.
        for (int turn = 0; bytes.hasRemaining(); turn++) {
            if (turn > 1000) {
                throw new IOException("the server does not take the question");
            }
            open.write(bytes);
        }
    }

    private SocketChannel connected() throws IOException {
        var open = channel;
        if (open == null) {
            open = SocketChannel.open();
            channel = open;
            open.socket().connect(target, CONNECT_MILLIS);
            open.setOption(StandardSocketOptions.TCP_NODELAY, true);
            open.configureBlocking(false);
            open.register(selector, SelectionKey.OP_READ, this);
            received.clear();
        }
        return open;
    }

    /** What came in, ready to be read; to be followed by {@link #keepRest}. */
    ByteBuffer receive() throws IOException {
        var open = channel;
        if (open == null || open.read(received) < 0) {
            throw new EOFException("the server closed the connection");
        }
        return received.flip();
    }

    void keepRest() {
        received.compact();
    }

    void answered() {
        waiting = false;
    }

    /** Whether it has been waiting since before that moment. */
    boolean waitingSinceBefore(long moment) {
        return waiting && intended < moment;
    }

    boolean isWaiting() {
        return waiting;
    }

    int question() {
        return question;
    }

    long intended() {
        return intended;
    }

    /** The next question connects anew. */
    void close() {
        waiting = false;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException closedEnough) {
            // Nothing is kept on it.
        }
        channel = null;
    }
}
