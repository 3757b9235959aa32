package dev.latchkey.credential.protocol;

import dev.latchkey.credential.verification.FrontDoorAuthenticator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Finds out which door is calling, and by which protocol; every request is answered, whatever happens. */
final class FrontDoorRouter implements RequestAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoorRouter.class);
    private static final String DOOR_KEY = "X-Latchkey-Door-Key";

    private final FrontDoorAuthenticator doors;
    private final RefusalDelay delay;
    private final MalformedCounter malformed;
    private final Map<String, ProtocolAdapter> byPath;

    FrontDoorRouter(
            FrontDoorAuthenticator doors,
            RefusalDelay delay,
            MalformedCounter malformed,
            List<ProtocolAdapter> adapters) {
        this.doors = doors;
        this.delay = delay;
        this.malformed = malformed;
        this.byPath =
                adapters.stream().collect(Collectors.toUnmodifiableMap(ProtocolAdapter::path, Function.identity()));
    }

    @Override
    public CompletableFuture<DeferredResponse> answer(String path, DoorRequest request) {
        ProtocolAdapter adapter = adapter(path);
        if (adapter == null) {
            return answered(withoutAdapter(path, request));
        }
        if (!adapter.accepts(request.method())) {
            return answered(DoorResponse.problem(HttpStatus.METHOD_NOT_ALLOWED, "This front door is not asked so."));
        }
        return doors.identify(doorKey(request), request.peer())
                .thenCompose(authentication -> answer(authentication, adapter, request))
                .handle((response, failure) -> () -> encode(adapter, request, response, failure));
    }

    /** What may hold an attempt is answered like one that is refused; there is no record of it, as nobody has read whose it is. */
    @Override
    public CompletableFuture<DeferredResponse> refuse(RefusedRequest request, long arrived) {
        ProtocolAdapter adapter = adapter(request.path());
        malformed.count(adapter == null ? "none" : adapter.protocol(), request.kind());
        DoorResponse reply = DoorResponse.problem(request.status(), request.detail());
        return request.kind().isTooMuch() ? delay.later(reply, arrived) : answered(reply);
    }

    /** Tells whoever asks to come back, in the protocol's own words, and without looking anything up. */
    RequestAnswers turningAway() {
        return new RequestAnswers() {
            @Override
            public CompletableFuture<DeferredResponse> answer(String path, DoorRequest request) {
                ProtocolAdapter adapter = adapter(path);
                return answered(adapter == null ? DoorResponse.unavailable() : adapter.unavailable(request));
            }

            @Override
            public CompletableFuture<DeferredResponse> refuse(RefusedRequest request, long arrived) {
                return FrontDoorRouter.this.refuse(request, arrived);
            }
        };
    }

    /** Of two keys a proxy before us may have believed the other one. */
    private static @Nullable String doorKey(DoorRequest request) {
        List<String> keys = request.headers().getAll(DOOR_KEY);
        return keys.size() == 1 ? keys.getFirst() : null;
    }

    private CompletableFuture<DeferredResponse> answer(
            FrontDoorAuthenticator.DoorAuthentication authentication, ProtocolAdapter adapter, DoorRequest request) {
        return switch (authentication) {
            case FrontDoorAuthenticator.DoorAuthentication.Authenticated known -> adapter.answer(known.door(), request);
            case FrontDoorAuthenticator.DoorAuthentication.WrongSource elsewhere ->
                unknownDoor(
                        adapter,
                        request,
                        elsewhere.door().id(),
                        "connectsFrom of the front door, or where it calls from");
            case FrontDoorAuthenticator.DoorAuthentication.RotatedOut former ->
                unknownDoor(adapter, request, former.door().id(), "the key at the proxy: its own was rotated");
            case FrontDoorAuthenticator.DoorAuthentication.Unknown unknown ->
                unknownDoor(adapter, request, "unknown", "the key at the proxy (X-Latchkey-Door-Key), sent once");
        };
    }

    private DoorResponse encode(
            ProtocolAdapter adapter,
            DoorRequest request,
            @Nullable DeferredResponse response,
            @Nullable Throwable failure) {
        if (response == null) {
            return failed(adapter, request, Objects.requireNonNull(failure));
        }
        try {
            return response.encode();
        } catch (RuntimeException unencodable) {
            return failed(adapter, request, unencodable);
        }
    }

    private static DoorResponse withoutAdapter(String path, DoorRequest request) {
        return path.equals(FrontDoorsOpenApi.PATH)
                ? FrontDoorsOpenApi.answer(request.method())
                : DoorResponse.problem(HttpStatus.NOT_FOUND, "There is no front door here.");
    }

    private @Nullable ProtocolAdapter adapter(String path) {
        ProtocolAdapter exact = byPath.get(path);
        return exact == null && path.startsWith(ForwardAuthAdapter.PATH + "/")
                // Envoy appends the path that its client asked for.
                ? byPath.get(ForwardAuthAdapter.PATH)
                : exact;
    }

    private CompletableFuture<DeferredResponse> unknownDoor(
            ProtocolAdapter adapter, DoorRequest request, String door, String change) {
        LOG.atWarn()
                .addKeyValue("peer", request.peer())
                .addKeyValue("frontDoor", door)
                .addKeyValue("path", adapter.path())
                .addKeyValue("change", change)
                .log("turned away: not a registered front door, or not where it belongs");
        return delay.later(adapter.unknownDoor(request), request.arrived());
    }

    private DoorResponse failed(ProtocolAdapter adapter, DoorRequest request, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof MalformedAttempt bad) {
            malformed.count(adapter.protocol(), bad.kind());
            LOG.atInfo()
                    .addKeyValue("peer", request.peer())
                    .addKeyValue("path", adapter.path())
                    .addKeyValue("problem", bad.forLog())
                    .log("not an attempt");
            return adapter.impossible(request, bad);
        }
        LOG.atError().addKeyValue("path", adapter.path()).setCause(cause).log("a front door could not be answered");
        return adapter.unavailable(request);
    }

    private static CompletableFuture<DeferredResponse> answered(DoorResponse reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
