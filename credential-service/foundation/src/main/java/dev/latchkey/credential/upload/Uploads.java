package dev.latchkey.credential.upload;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.search.TenantConcurrencyLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Reads the bodies of requests as text, while they arrive: however large one is, little of it is in memory. Text is UTF-8
 * unless its byte order mark, or the content type, says otherwise; it may be packed by gzip, and is held to the same size
 * then, packed and unpacked.
 */
public final class Uploads {
    /** Pieces that are asked for ahead. */
    private static final int AHEAD = 8;

    private final UploadSettings settings;
    private final Scheduler scheduler;
    private final TenantConcurrencyLimit limit;

    Uploads(UploadSettings settings, Scheduler scheduler) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.limit = new TenantConcurrencyLimit(
                "files", settings.atOnce(), Math.min(settings.atOnce(), settings.perTenant()));
    }

    /**
     * Hands what is read on to be worked on, on a thread that may wait.
     *
     * @param tenant whose file it is
     * @param form what to make of the text, as it is asked for
     * @param work what to do with that
     * @return fails with a 413 problem where there is more than {@code atMost}, with a 400 or 415 problem where it is packed
     *     otherwise than by whole gzip streams, with a 429 problem where too many of the
     *     tenant are under way, and with a 503 problem where too many of all are. What was read by then has been worked on
     */
    public <T, R> Mono<R> read(
            String tenant,
            ServerHttpRequest request,
            DataSize atMost,
            Function<Reader, Stream<T>> form,
            Function<Flux<T>, Mono<R>> work) {
        if (request.getHeaders().getContentLength() > atMost.toBytes()) {
            return Mono.error(tooLarge(atMost));
        }
        return limit.within(tenant, work.apply(parts(request, atMost, form)));
    }

    private <T> Flux<T> parts(ServerHttpRequest request, DataSize atMost, Function<Reader, Stream<T>> form) {
        // What is closed is the body and not what reads it: that would wait for the thread that waits for the body.
        return Flux.using(
                        () -> DataBufferUtils.subscriberInputStream(
                                request.getBody().timeout(settings.pieceWithin()), AHEAD),
                        body -> Flux.fromStream(() -> form.apply(text(request, body, atMost))),
                        IOUtils::closeQuietly)
                .onErrorMap(
                        TimeoutException.class,
                        late -> problem(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time."))
                .onErrorMap(Uploads::isBroken, broken -> problem(HttpStatus.BAD_REQUEST, "The body broke off."))
                .subscribeOn(scheduler);
    }

    private static Reader text(ServerHttpRequest request, InputStream body, DataSize atMost) {
        return text(body, Unpacked.saysGzip(request.getHeaders()), atMost, charset(request));
    }

    private static Charset charset(ServerHttpRequest request) {
        MediaType type = request.getHeaders().getContentType();
        return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    }

    /** What a byte order mark says goes before what else is said. */
    static Reader text(InputStream body, boolean packed, DataSize atMost, Charset charset) {
        try {
            InputStream file = Unpacked.of(limited(body, atMost), packed);
            BOMInputStream marked = BOMInputStream.builder()
                    .setInputStream(limited(file, atMost))
                    .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
                    .get();
            String mark = marked.getBOMCharsetName();
            return new InputStreamReader(marked, mark == null ? charset : Charset.forName(mark));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream limited(InputStream body, DataSize atMost) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(body)
                .setMaxCount(atMost.toBytes() + 1)
                .setOnMaxCount((most, count) -> {
                    throw tooLarge(atMost);
                })
                .get();
    }

    private static boolean isBroken(Throwable failure) {
        return failure instanceof IOException || failure instanceof UncheckedIOException;
    }

    private static ProblemException tooLarge(DataSize atMost) {
        return problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is too large (expected: at most " + atMost.toBytes() + " bytes).");
    }

    private static ProblemException problem(HttpStatus status, String detail) {
        return new ProblemException(status, detail, List.of());
    }
}
