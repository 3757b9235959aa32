package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients that speak no HTTP, or hardly any, get to hear: on the port of the API, and on the management port. */
class ConnectionsIT {
    private static final String PROBLEM = "content-type: application/problem+json";
    private static final String GOOD = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir
    static Path directory;

    private static World world;

    @BeforeAll
    static void open() {
        world = new World(directory).withDatabase();
        world.broker.start();
        world.withService();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(world::ready);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(414, get("/" + "a".repeat(5_000))),
                Arguments.of(414, get("/" + "a".repeat(200_000))),
                Arguments.of(431, "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(40_000) + "\r\n\r\n"),
                Arguments.of(431, "GET / HTTP/1.1\r\nHost: x\r\n" + "X-Y: z\r\n".repeat(6_000) + "\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: x\r\nX : y\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"),
                Arguments.of(400, get("/a|b")),
                Arguments.of(400, get("/%")),
                Arguments.of(400, get("/a%zz")),
                Arguments.of(400, get("/\u00e4")),
                Arguments.of(400, get("http://[::1/")),
                Arguments.of(400, get("nothing")),
                Arguments.of(400, get("x%")),
                Arguments.of(400, "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n"),
                Arguments.of(400, "nonsense\r\n\r\n"),
                Arguments.of(400, "\u0016\u0003\u0001hello\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
                Arguments.of(400, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"),
                Arguments.of(501, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of(505, "GET / HTTP/1.2\r\nHost: x\r\n\r\n"),
                Arguments.of(505, "GET / HTTP/2.0\r\nHost: x\r\n\r\n"));
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void answersWhatIsNoHttpWithAProblemAndEnds(int status, String request) throws IOException {
        for (ServedPort port : ServedPort.values()) {
            try (RawHttp connection = port.connect(world)) {
                assertIsProblem(status, connection.send(request).rest());
            }
        }
    }

    /** Reactor Netty by itself answers the first request of a connection only. */
    @ParameterizedTest
    @MethodSource("malformed")
    void answersItOnAKeptConnectionToo(int status, String request) throws IOException {
        for (ServedPort port : ServedPort.values()) {
            try (RawHttp connection = port.connect(world)) {
                assertThat(connection.send(GOOD).answer()).startsWith("HTTP/1.1 401");
                assertThat(connection.send(GOOD).answer()).startsWith("HTTP/1.1 401");
                assertIsProblem(status, connection.send(request).rest());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void answersItAfterTheRequestsBeforeIt(int status, String request) throws IOException {
        for (ServedPort port : ServedPort.values()) {
            try (RawHttp connection = port.connect(world)) {
                connection.send(GOOD + GOOD + request);
                assertThat(connection.answer()).startsWith("HTTP/1.1 401");
                assertThat(connection.answer()).startsWith("HTTP/1.1 401");
                assertIsProblem(status, connection.rest());
            }
        }
    }

    private static void assertIsProblem(int status, String answer) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"status\":" + status);
        assertThat(answer).containsIgnoringCase(PROBLEM).containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void takesHeadersOf32Kilobytes() throws IOException {
        for (ServedPort port : ServedPort.values()) {
            try (RawHttp connection = port.connect(world)) {
                String request = "GET /nothing HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(32_000) + "\r\n\r\n";
                assertThat(connection.send(request).answer()).startsWith("HTTP/1.1 401");
                assertThat(connection.send(request).answer()).startsWith("HTTP/1.1 401");
            }
        }
    }
}
