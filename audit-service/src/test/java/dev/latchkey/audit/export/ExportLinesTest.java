package dev.latchkey.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ExportLinesTest {
    private static final CsvFormat CSV = new CsvFormat(List.of("/id", "/login"));
    private static final List<Document> NONE = List.of();

    private static ObjectNode view(Document found) {
        return new JsonMapper().createObjectNode().put("id", found.getString("_id"));
    }

    private static Flux<String> lines(ExportFormat format, Flux<List<Document>> pieces) {
        return new ExportLines(ExportLinesTest::view, format).of(pieces);
    }

    @Test
    void hasItsHeaderLineBeforeAnythingWasFound() {
        assertThat(lines(CSV, Flux.concat(Flux.just(NONE), Flux.never())).blockFirst())
                .isEqualTo("id,login\r\n");
    }

    @Test
    void writesLinesAsTheyAreFound() {
        Flux<List<Document>> pieces = Flux.just(
                NONE,
                List.of(new Document("_id", "1"), new Document("_id", "2")),
                NONE,
                List.of(new Document("_id", "3")));
        assertThat(String.join("", lines(CSV, pieces).collectList().block()))
                .isEqualTo("id,login\r\n1,\r\n2,\r\n3,\r\n");
        assertThat(String.join(
                        "", lines(new NdjsonFormat(), pieces).collectList().block()))
                .isEqualTo("{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"3\"}\n");
    }

    @Test
    void showsInTheMiddleOfALongSilenceThatItIsAtWork() {
        Flux<List<Document>> pieces = Flux.fromIterable(Collections.nCopies(120, NONE));
        assertThat(String.join(
                        "", lines(new NdjsonFormat(), pieces).collectList().block()))
                .isEqualTo("\n\n");
        assertThat(String.join("", lines(CSV, pieces).collectList().block())).isEqualTo("id,login\r\n");
    }

    @Test
    void beginsNothingWhereTheLogCannotBeRead() {
        Flux<String> failing = lines(CSV, Flux.error(new IllegalStateException("away")));
        assertThatThrownBy(failing::blockFirst).hasMessage("away");
    }

    /** A search that never gets further than its first step. */
    @ParameterizedTest
    @CsvSource({"csv, 'id,login\r\n'", "ndjson, ''"})
    void isAnsweredBeforeAnythingWasFound(String format, String beginning) throws Exception {
        ExportFormat wanted = format.equals("csv") ? CSV : new NdjsonFormat();
        DisposableServer server = serve(lines(wanted, Flux.concat(Flux.just(NONE), Flux.never())));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                    .build();
            HttpResponse<java.io.InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            byte[] read = answer.body().readNBytes(beginning.length());
            assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo(beginning);
            answer.body().close();
        } finally {
            server.disposeNow();
        }
    }

    private static DisposableServer serve(Flux<String> lines) {
        var route = RouterFunctions.route(
                RequestPredicates.GET("/"),
                request -> ServerResponse.ok().body(BodyInserters.fromDataBuffers(lines.map(LogExport::buffer))));
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(route)))
                .bindNow();
    }
}
