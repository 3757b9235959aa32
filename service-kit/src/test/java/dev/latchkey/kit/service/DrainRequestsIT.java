package dev.latchkey.kit.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainRequestsIT {
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

    @ParameterizedTest
    @CsvSource({
        "admin, /v1/things/x, application/json, 413",
        "admin, /v1/things/x, text/plain, 415",
        "auditor, /v1/things/x, application/json, 403",
        "admin, /v1/form, application/x-www-form-urlencoded, 413"
    })
    void answersOnceTheClientHasSentAll(String role, String path, String contentType, int status) throws IOException {
        try (Socket connection = world.connect()) {
            begin(connection, role, path, contentType, 300_000);
            // Longer than the server takes to find out that it will not need the rest.
            sendSlowly(connection, 100_000, 200_000);
            assertThat(status(connection)).isEqualTo(status);
        }
    }

    @Test
    void doesNotWaitForAClientThatFallsSilent() throws IOException {
        try (Socket connection = world.connect()) {
            begin(connection, "auditor", "/v1/things/x", "application/json", 300_000);
            assertThat(status(connection)).isEqualTo(403);
        }
    }

    /** On each port, and more than is taken in before the answer. */
    @ParameterizedTest
    @CsvSource({
        "400, NONSENSE~~",
        "414, GET /LARGE HTTP/1.1~Host: x~~",
        "400, POST /v1/things/x HTTP/1.1~Content-Length: 5000000~~",
        "401, POST /v1/things/x HTTP/1.1~Host: x~Content-Length: 5000000~~",
        "401, POST /v1/things/x HTTP/1.1~Host: x~Connection: close~Content-Length: 1~~"
    })
    void leavesTheAnswerWithAClientThatGoesOnSending(int status, String begin) throws IOException {
        for (ServedPort port : ServedPort.values()) {
            try (RawHttp connection = port.connect(world)) {
                connection.send(begin.replace("~", "\r\n").replace("LARGE", "x".repeat(40_000)));
                sendSlowly(connection.connection(), 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000);
                assertThat(status(connection.connection())).as(port.name()).isEqualTo(status);
            }
        }
    }

    @Test
    void cutsOffAClientThatDoesNotStop() throws IOException {
        for (ServedPort port : ServedPort.values()) {
            try (RawHttp connection = port.connect(world)) {
                connection.send("NONSENSE\r\n\r\n");
                byte[] piece = new byte[1_000_000];
                assertThatIOException().isThrownBy(() -> {
                    for (int i = 0; i < 300; i++) {
                        connection.connection().getOutputStream().write(piece);
                    }
                });
            }
        }
    }

    private static void begin(Socket connection, String role, String path, String contentType, int length)
            throws IOException {
        String head = String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + world.issuer.token("acme", role),
                "Content-Type: " + contentType,
                "Content-Length: " + length,
                "Connection: close",
                "",
                "");
        connection.getOutputStream().write(head.getBytes(US_ASCII));
    }

    private static void sendSlowly(Socket connection, int... lengths) throws IOException {
        for (int length : lengths) {
            connection.getOutputStream().write(" ".repeat(length).getBytes(US_ASCII));
            LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        }
    }

    private static int status(Socket connection) throws IOException {
        String line = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII)).readLine();
        return Integer.parseInt(line.split(" ")[1]);
    }
}
