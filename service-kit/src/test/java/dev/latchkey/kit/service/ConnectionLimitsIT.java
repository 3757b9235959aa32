package dev.latchkey.kit.service;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a connection lives whose client keeps the service waiting; a test that waits for ever has failed. */
class ConnectionLimitsIT {
    private static final String GET = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir
    static Path directory;

    private static World world;

    @BeforeAll
    static void open() {
        world = new World(directory).withDatabase();
        world.broker.start();
        world.withService(
                "--latchkey.connection.idle=1s",
                "--latchkey.connection.head=1s",
                "--latchkey.connection.gap=1s",
                "--latchkey.connection.body=2s");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(world::ready);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest
    @MethodSource("unfinished")
    void endsAConnectionWhoseClientSaysNoMore(String beginning) throws IOException {
        for (ServedPort port : ServedPort.values()) {
            try (RawHttp connection = port.connect(world)) {
                connection.send(beginning).rest();
            }
        }
    }

    static Stream<String> unfinished() {
        return Stream.of("", "GET", "GET / HTTP/1.1\r\nHost:", GET, GET + "GET / HT", GET + GET);
    }

    /** A byte now and then is no sign of life. */
    @Test
    void endsAConnectionWhoseHeadersNeverEnd() throws IOException {
        for (ServedPort port : ServedPort.values()) {
            try (RawHttp connection = port.connect(world)) {
                connection.send("GET / HTTP/1.1\r\nHost: x\r\n");
                connection.connection().setSoTimeout(50);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> hasEnded(connection));
            }
        }
    }

    private static boolean hasEnded(RawHttp connection) {
        try {
            connection.send("X-A: b\r\n");
            return connection.connection().getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void answersBodiesThatBreakOff(String begin) throws IOException {
        String request = "POST /v1/things/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + world.issuer.token("acme", "admin") + "\r\n" + begin;
        try (RawHttp connection = ServedPort.API.connect(world)) {
            connection.send(request).rest();
        }
        try (RawHttp connection = ServedPort.API.connect(world)) {
            connection.send(GET).answer();
            connection.send(request).rest();
        }
    }

    static Stream<String> brokenBodies() {
        return Stream.of(
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"siz",
                "Content-Length: 100\r\n\r\n{\"size\"",
                "Content-Length: nonsense\r\n\r\n{}",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
    }
}
