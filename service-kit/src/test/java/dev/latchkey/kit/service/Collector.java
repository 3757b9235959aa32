package dev.latchkey.kit.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes spans by OTLP over HTTP. Strings and ids are in Protobuf as they are: they need no decoder to be found. */
final class Collector implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch answering;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private Collector(boolean answers) {
        answering = new CountDownLatch(answers ? 0 : 1);
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    static Collector answering() {
        return new Collector(true);
    }

    static Collector hanging() {
        return new Collector(false);
    }

    private void take(HttpExchange exchange) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        try {
            answering.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** All that was sent, one character for each byte. */
    String received() {
        return String.join("", requests);
    }

    @Override
    public void close() {
        answering.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
