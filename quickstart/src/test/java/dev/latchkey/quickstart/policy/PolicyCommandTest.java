package dev.latchkey.quickstart.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a service that has a change to plan, and refuses to make it. */
class PolicyCommandTest {
    private static final String PLAN = """
            {"version": 7, "changes": [{"action": "create", "kind": "policy", "id": "p", "name": "P"}]}""";

    @TempDir
    Path directory;

    private HttpServer service;
    private String conflict = "";

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        service.createContext("/v1/policy-set/plan", exchange -> answer(exchange, 200, PLAN));
        service.createContext("/v1/policy-set", exchange -> answer(exchange, 409, conflict));
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void apply() throws Exception {
        URI base = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        Screen screen = new Screen(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), new Style(false));
        new PolicyCommand(screen, new PolicyServiceClient(base, "token")).apply(directory, false);
    }

    @Test
    void namesTheOptionWhereManyWouldBeKeptOut() {
        conflict = """
                {"detail": "This would keep out 9 of the 10 sign-ins.",
                 "errors": [{"field": "impact", "given": "absent", "expected": "accepted"}]}""";
        assertThatThrownBy(this::apply)
                .isInstanceOf(PolicyFileException.class)
                .hasMessageContaining("keep out 9")
                .hasMessageContaining("policy apply … --accept-impact");
    }

    @Test
    void namesItForNoOtherConflict() {
        conflict = "{\"detail\": \"The rules were changed meanwhile.\"}";
        assertThatThrownBy(this::apply)
                .isInstanceOf(PolicyFileException.class)
                .satisfies(failure -> assertThat(failure.getMessage())
                        .contains("changed meanwhile")
                        .doesNotContain("--accept-impact"));
    }

    @Test
    void saysInWordsThatNobodyAnswers() {
        service.stop(0);
        assertThatThrownBy(this::apply)
                .isInstanceOf(PolicyFileException.class)
                .hasMessageStartingWith("policy-service does not answer at http://127.0.0.1");
    }
}
