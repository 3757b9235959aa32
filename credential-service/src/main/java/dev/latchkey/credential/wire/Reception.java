package dev.latchkey.credential.wire;

import dev.latchkey.credential.verification.Doors;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Finds out which door is calling, and in which language; every request is answered, whatever happens. */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final String DOOR_KEY = "X-Latchkey-Door-Key";

    private final Doors doors;
    private final Map<String, Tongue> byPath;

    Reception(Doors doors, List<Tongue> tongues) {
        this.doors = doors;
        this.byPath = tongues.stream().collect(Collectors.toUnmodifiableMap(Tongue::path, Function.identity()));
    }

    /** Never fails, and never waits. */
    CompletableFuture<Reply> answer(String path, Request request) {
        Tongue tongue = tongue(path);
        if (tongue == null) {
            return answered(Reply.problem(HttpStatus.NOT_FOUND, "There is no front door here."));
        }
        if (!tongue.accepts(request.method())) {
            return answered(Reply.problem(HttpStatus.METHOD_NOT_ALLOWED, "This front door is not asked so."));
        }
        return doors.identify(request.header(DOOR_KEY), request.peer())
                .thenCompose(visitor -> switch (visitor) {
                    case Doors.Visitor.Known known -> tongue.answer(known.door(), request);
                    case Doors.Visitor.Elsewhere elsewhere ->
                        stranger(tongue, request, elsewhere.door().id());
                    case Doors.Visitor.Stranger stranger -> stranger(tongue, request, "unknown");
                })
                .exceptionally(failure -> failed(tongue, request, failure));
    }

    private @Nullable Tongue tongue(String path) {
        Tongue exact = byPath.get(path);
        return exact == null && path.startsWith(ForwardAuthTongue.PATH + "/")
                // Envoy appends the path that its client asked for.
                ? byPath.get(ForwardAuthTongue.PATH)
                : exact;
    }

    private static CompletableFuture<Reply> stranger(Tongue tongue, Request request, String door) {
        LOG.atWarn()
                .addKeyValue("peer", request.peer())
                .addKeyValue("frontDoor", door)
                .addKeyValue("path", tongue.path())
                .log("turned away: not a registered front door, or not where it belongs");
        return answered(tongue.stranger(request));
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

    private static CompletableFuture<Reply> answered(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
