package dev.latchkey.credential.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.problem.ProblemException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class UploadsTest {
    private final UploadSettings settings =
            new UploadSettings(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 2, 1, Duration.ofMinutes(1));
    private final Uploads uploads = new Uploads(settings, Schedulers.boundedElastic());

    private Mono<Long> lines(String tenant, Flux<DataBuffer> body) {
        var request = MockServerHttpRequest.post("/v1/accounts/import").body(body);
        return uploads.read(tenant, request, settings.accountsAtMost(), UploadsTest::lines, Flux::count);
    }

    private static Stream<Line> lines(Reader text) {
        return new Lines(text).stream();
    }

    private static Flux<DataBuffer> text(String text) {
        return Flux.just(new DefaultDataBufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertRefused(Mono<Long> upload, HttpStatus status) {
        assertThatThrownBy(upload::block)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(status));
    }

    @Test
    void ofOneTenantLeaveRoomForThoseOfAnother() {
        Sinks.Many<DataBuffer> slow = Sinks.many().unicast().onBackpressureBuffer();
        CompletableFuture<Long> first = lines("acme", slow.asFlux()).toFuture();
        assertRefused(lines("acme", text("a\nb")), HttpStatus.TOO_MANY_REQUESTS);
        assertThat(lines("globex", text("a\nb")).block()).isEqualTo(2);
        slow.tryEmitComplete().orThrow();
        assertThat(first.join()).isZero();
        assertThat(lines("acme", text("a\nb")).block()).isEqualTo(2);
    }

    @Test
    void areNoMoreThanAReplicaTakes() {
        Sinks.Many<DataBuffer> slow = Sinks.many().multicast().directBestEffort();
        var started = List.of(
                lines("acme", slow.asFlux()).toFuture(),
                lines("globex", slow.asFlux()).toFuture());
        assertRefused(lines("initech", text("a")), HttpStatus.SERVICE_UNAVAILABLE);
        slow.tryEmitComplete().orThrow();
        assertThat(started).allSatisfy(each -> assertThat(each.join()).isZero());
    }
}
