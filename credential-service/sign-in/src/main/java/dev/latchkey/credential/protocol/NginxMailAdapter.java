package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.Backend;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.verification.SignInOutcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * nginx's {@code mail} module, {@code auth_http}. Everything is in headers; nginx ignores status and body, so no
 * answer but an acceptance may ever carry {@code Auth-Status: OK}.
 */
final class NginxMailAdapter implements ProtocolAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(NginxMailAdapter.class);
    private static final int LAST_ATTEMPT = 10;
    private static final String WAIT = "2";

    private final RefusalDelay delay;

    NginxMailAdapter(RefusalDelay delay) {
        this.delay = delay;
    }

    @Override
    public String path() {
        return "/v1/doors/nginx-mail";
    }

    @Override
    public boolean accepts(String method) {
        return method.equals("GET");
    }

    @Override
    public CompletableFuture<DoorResponse> answer(FrontDoor door, DoorRequest request) {
        String protocol = String.valueOf(request.header("Auth-Protocol"));
        Backend backend = door.backends().get(protocol);
        String method = String.valueOf(request.header("Auth-Method"));
        if (backend == null || !method.equals("plain")) {
            // APOP and CRAM would need the secret in clear, which nobody has.
            LOG.atWarn()
                    .addKeyValue("frontDoor", door.id())
                    .addKeyValue("protocol", protocol.length() > 16 ? "?" : protocol)
                    .addKeyValue("backend", backend == null ? "none registered" : backend.toString())
                    .log("a mail proxy asked for what it cannot have");
            return CompletableFuture.completedFuture(backend == null ? unavailable(request) : refused(request));
        }
        return delay.ask(draft(request, protocol).toAttempt(door, request))
                .thenApply(said -> say(said, backend, request));
    }

    private static UnvalidatedAttempt draft(DoorRequest request, String protocol) {
        return new UnvalidatedAttempt(
                NginxText.decode(request.header("Auth-User")),
                NginxText.decode(request.header("Auth-Pass")),
                protocol.toLowerCase(Locale.ROOT),
                request.header("X-Latchkey-Service"),
                request.header("Client-IP"),
                request.header("Auth-SMTP-Helo"),
                request.header("Auth-SSL-Protocol"),
                request.header("Auth-SSL-Cipher"),
                null);
    }

    private static DoorResponse say(SignInOutcome outcome, Backend backend, DoorRequest request) {
        return switch (outcome) {
            case SignInOutcome.Accepted a -> accepted(a, backend);
            case SignInOutcome.Refused r -> refused(request);
            case SignInOutcome.NotPermitted n -> refused(request);
            case SignInOutcome.TemporaryFailure t -> temporary(request);
        };
    }

    private static DoorResponse accepted(SignInOutcome.Accepted accepted, Backend backend) {
        return DoorResponse.of(
                200,
                Map.of(
                        "Auth-Status", "OK",
                        "Auth-Server", backend.address().toString(),
                        "Auth-Port", Integer.toString(backend.port()),
                        "Auth-User", NginxText.encode(accepted.login())));
    }

    private static DoorResponse refused(DoorRequest request) {
        return failed(request, MailCodes.refused(request.header("Auth-Protocol")), "535 5.7.8");
    }

    private static DoorResponse temporary(DoorRequest request) {
        return failed(request, MailCodes.temporary(request.header("Auth-Protocol")), "451 4.3.0");
    }

    private static DoorResponse failed(DoorRequest request, String text, String code) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Auth-Status", text);
        headers.put("Auth-Error-Code", code);
        if (attempt(request.header("Auth-Login-Attempt")) < LAST_ATTEMPT) {
            // Without it nginx closes the connection, which it must at some point: each attempt costs it memory.
            headers.put("Auth-Wait", WAIT);
        }
        return DoorResponse.of(200, headers);
    }

    private static int attempt(@Nullable String header) {
        try {
            return header == null ? 1 : Integer.parseInt(header);
        } catch (NumberFormatException unreadable) {
            return LAST_ATTEMPT;
        }
    }

    @Override
    public DoorResponse impossible(DoorRequest request, MalformedAttempt bad) {
        return bad.isTyped() ? refused(request) : temporary(request);
    }

    @Override
    public DoorResponse unknownDoor(DoorRequest request) {
        return temporary(request);
    }

    @Override
    public DoorResponse unavailable(DoorRequest request) {
        return temporary(request);
    }
}
