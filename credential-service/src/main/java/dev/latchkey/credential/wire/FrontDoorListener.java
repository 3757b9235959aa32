package dev.latchkey.credential.wire;

import dev.latchkey.credential.verification.Doors;
import dev.latchkey.policy.network.IpAddress;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Where front doors call: a listener of its own, apart from people's APIs, without anything in the path that a
 * sign-in does not need ({@code docs/adr/0005-front-door-listener.md}).
 */
final class FrontDoorListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoorListener.class);
    private static final String DOOR_KEY = "X-Latchkey-Door-Key";
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LARGEST_HEADERS = 32 * 1024;

    private final WireSettings settings;
    private final Doors doors;
    private final Map<String, Tongue> byPath;
    private volatile @Nullable DisposableServer server;

    FrontDoorListener(WireSettings settings, Doors doors, List<Tongue> tongues) {
        this.settings = settings;
        this.doors = doors;
        this.byPath = tongues.stream().collect(Collectors.toUnmodifiableMap(Tongue::path, Function.identity()));
    }

    /** The port that it is bound to. */
    int port() {
        return Objects.requireNonNull(server, "not started").port();
    }

    @Override
    public void start() {
        server = HttpServer.create()
                .host(settings.address())
                .port(settings.port())
                .idleTimeout(Duration.ofMinutes(2))
                .requestTimeout(Duration.ofSeconds(10))
                .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(LONGEST_LINE)
                        .maxHeaderSize(LARGEST_HEADERS)
                        .validateHeaders(false))
                .handle(this::handle)
                .bindNow(Duration.ofSeconds(10));
        LOG.atInfo().addKeyValue("port", port()).log("front-door listener is open");
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        long arrived = System.nanoTime();
        Tongue tongue = tongue(request.fullPath());
        if (tongue == null) {
            return aside(Reply.problem(HttpStatus.NOT_FOUND, "There is no front door here."))
                    .flatMap(reply -> send(response, reply));
        }
        if (!tongue.accepts(request.method().name())) {
            return aside(Reply.problem(HttpStatus.METHOD_NOT_ALLOWED, "This front door is not asked so."))
                    .flatMap(reply -> send(response, reply));
        }
        return Bodies.read(request, settings.bodyAtMost().toBytes())
                .flatMap(body -> {
                    Request asked = asked(request, body, arrived);
                    return soon(ask(tongue, asked));
                })
                .onErrorResume(
                        Bodies.TooLarge.class,
                        large -> aside(Reply.problem(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "The body is too large (expected: at most " + settings.bodyAtMost() + ").")))
                .flatMap(reply -> send(response, reply));
    }

    /** What is answered already is answered aside; what waits for the record never is on the event loop. */
    private static Mono<Reply> soon(CompletableFuture<Reply> reply) {
        return reply.isDone() ? Mono.fromFuture(reply).publishOn(Schedulers.parallel()) : Mono.fromFuture(reply);
    }

    /**
     * An answer that is not given on the event loop that is handing the request over: Reactor Netty 1.3.6 would stop
     * reading the connection (reactor-netty issues 4347 and 4361).
     */
    private static Mono<Reply> aside(Reply reply) {
        return Mono.just(reply).publishOn(Schedulers.parallel());
    }

    private @Nullable Tongue tongue(String path) {
        Tongue exact = byPath.get(path);
        return exact == null && path.startsWith(ForwardAuthTongue.PATH + "/")
                // Envoy appends the path that its client asked for.
                ? byPath.get(ForwardAuthTongue.PATH)
                : exact;
    }

    private static Request asked(HttpServerRequest request, byte[] body, long arrived) {
        String uri = request.uri();
        int mark = uri.indexOf('?');
        return new Request(
                request.method().name(),
                mark < 0 ? "" : uri.substring(mark + 1),
                request.requestHeaders(),
                body,
                IpAddress.of(Objects.requireNonNull(request.remoteAddress()).getAddress()),
                arrived);
    }

    private CompletableFuture<Reply> ask(Tongue tongue, Request request) {
        return doors.identify(request.header(DOOR_KEY), request.peer())
                .thenCompose(visitor -> switch (visitor) {
                    case Doors.Visitor.Known known -> tongue.answer(known.door(), request);
                    case Doors.Visitor.Elsewhere elsewhere ->
                        stranger(tongue, request, elsewhere.door().id());
                    case Doors.Visitor.Stranger stranger -> stranger(tongue, request, "unknown");
                })
                .exceptionally(failure -> failed(tongue, request, failure));
    }

    private static CompletableFuture<Reply> stranger(Tongue tongue, Request request, String door) {
        LOG.atWarn()
                .addKeyValue("peer", request.peer())
                .addKeyValue("frontDoor", door)
                .addKeyValue("path", tongue.path())
                .log("turned away: not a registered front door, or not where it belongs");
        return CompletableFuture.completedFuture(tongue.stranger(request));
    }

    private static Reply failed(Tongue tongue, Request request, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof BadRequest bad) {
            LOG.atInfo()
                    .addKeyValue("peer", request.peer())
                    .addKeyValue("path", tongue.path())
                    .addKeyValue("problem", bad.forLog())
                    .log("not an attempt");
            return tongue.impossible(request, bad);
        }
        LOG.atError().addKeyValue("path", tongue.path()).setCause(cause).log("a front door could not be answered");
        return tongue.unavailable(request);
    }

    private static Mono<Void> send(HttpServerResponse response, Reply reply) {
        response.status(reply.status());
        reply.headers().forEach(response::header);
        response.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(reply.body().length));
        return response.sendObject(Unpooled.wrappedBuffer(reply.body())).then();
    }

    @Override
    public void stop() {
        DisposableServer running = server;
        if (running != null) {
            running.disposeNow(Duration.ofSeconds(3));
        }
        server = null;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
