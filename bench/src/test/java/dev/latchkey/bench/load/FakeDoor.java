package dev.latchkey.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Answers every question of 13 bytes over HTTP with the same text. */
final class FakeDoor implements AutoCloseable {
    private static final int BODY = 13;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong asked = new AtomicLong();
    private volatile String answer = "{\"result\":\"accepted\",\"id\":\"1\"}";
    private volatile Duration delay = Duration.ZERO;

    FakeDoor() throws IOException {
        threads.submit(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    long asked() {
        return asked.get();
    }

    void answer(String text) {
        answer = text;
    }

    void answerAfter(Duration wait) {
        delay = wait;
    }

    private Void accept() throws IOException {
        while (true) {
            var socket = server.accept();
            threads.submit(() -> serve(socket));
        }
    }

    private Void serve(Socket socket) throws IOException {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            while (skipQuestion(in)) {
                asked.incrementAndGet();
                LockSupport.parkNanos(delay.toNanos());
                var head = "HTTP/1.1 200 OK\r\ncontent-length: " + answer.length() + "\r\n\r\n";
                socket.getOutputStream().write((head + answer).getBytes(US_ASCII));
            }
            return null;
        }
    }

    private static boolean skipQuestion(BufferedInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        return in.readNBytes(BODY).length == BODY;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
