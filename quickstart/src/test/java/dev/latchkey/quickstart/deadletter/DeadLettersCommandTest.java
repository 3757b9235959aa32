package dev.latchkey.quickstart.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersCommandTest {
    private static final String NONE = "{\"topic\":\"t\",\"letters\":[]}";
    private static final String ONE = """
            {"topic":"t","letters":[{"group":"audit-service.log","partition":0,"offset":41,"event":"e-1",
             "type":"dev.latchkey.x","reason":"unreadable","detail":"not\\u001b[2J JSON","at":"2026-03-04T10:00:00Z"}]}""";

    private final List<String> asked = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (answers.isEmpty() ? NONE : answers.remove()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private OptionalInt run(String... arguments) throws Exception {
        URI all = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), new Style(false));
        DeadLetterClient client = new DeadLetterClient(service -> URI.create(all + "/" + service), "the-token");
        return new DeadLettersCommand(screen, client).run(List.of(arguments));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void asksEachServiceForTheTopicsThatItDigests() throws Exception {
        assertThat(run()).hasValue(0);
        assertThat(asked)
                .contains("GET /audit-service/v1/dead-letters/latchkey.sign-ins Bearer the-token")
                .contains("GET /notifier-service/v1/dead-letters/latchkey.policy-reports Bearer the-token")
                .noneMatch(each -> each.contains("policy-service/"))
                .noneMatch(each -> each.contains("audit-service/v1/dead-letters/latchkey.policy-reports"));
        assertThat(shown()).isEqualToIgnoringNewLines("  0 wait");
    }

    @Test
    void showsWhatWaitsWithoutAnythingThatATerminalActsOn() throws Exception {
        answers.add(ONE);
        assertThat(run("list")).hasValue(DeadLettersCommand.WAITING);
        assertThat(shown())
                .contains("credential-service latchkey.sign-ins")
                .contains("audit-service.log 0 41  unreadable  dev.latchkey.x  2026-03-04T10:00:00Z  not?[2J JSON")
                .contains("  1 wait");
    }

    private static String replayed(int digested, int failed) {
        String letter = "{\"group\":\"g\",\"partition\":0,\"offset\":%d,\"digested\":%b,\"error\":\"keepsFailing\"}";
        return IntStream.range(0, digested + failed)
                .mapToObj(i -> letter.formatted(i, i < digested))
                .collect(Collectors.joining(",", "{\"topic\":\"t\",\"letters\":[", "]}"));
    }

    @Test
    void replaysUntilNothingMoreComesOfIt() throws Exception {
        answers.add(replayed(1_000, 0));
        answers.add(replayed(3, 1));
        assertThat(run("replay", "audit-service", "latchkey.sign-ins")).hasValue(DeadLettersCommand.WAITING);
        assertThat(asked)
                .hasSize(2)
                .containsOnly("POST /audit-service/v1/dead-letters/latchkey.sign-ins/replay Bearer the-token");
        assertThat(shown()).contains("g 0 3  keepsFailing", "1003 digested, 1 not");
    }

    @Test
    void asksNoFurtherWhereAllFailAgain() throws Exception {
        answers.add(replayed(0, 1_000));
        run("replay", "audit-service", "latchkey.sign-ins");
        assertThat(asked).hasSize(1);
    }

    @Test
    void givesUpAtTheServiceWhoseGroupItIs() throws Exception {
        answers.add(ONE);
        assertThat(run("skip", "latchkey.sign-ins", "audit-service.log", "0", "41"))
                .hasValue(0);
        assertThat(asked)
                .containsExactly("POST /audit-service/v1/dead-letters/latchkey.sign-ins/skip"
                        + "?group=audit-service.log&partition=0&through=41 Bearer the-token");
        assertThat(shown()).contains("1 given up");
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(run("replay")).isEmpty();
        assertThat(run("forget", "everything")).isEmpty();
        assertThatThrownBy(() -> run("replay", "audit", "latchkey.sign-ins")).hasMessageStartingWith("service: audit");
        assertThatThrownBy(() -> run("skip", "t", "audit-service.log", "0", "-1"))
                .hasMessageStartingWith("offset: -1");
        status = 403;
        answers.add("{\"detail\":\"The role platform is needed.\"}");
        assertThatThrownBy(() -> run("list"))
                .hasMessage("credential-service answers 403: The role platform is needed.");
        server.stop(0);
        assertThatThrownBy(() -> run("list")).hasMessageStartingWith("credential-service does not answer at 127.0.0.1");
    }
}
