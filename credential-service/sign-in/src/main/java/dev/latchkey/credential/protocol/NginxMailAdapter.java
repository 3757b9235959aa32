package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.Backend;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.verification.AttemptOutcome;
import java.util.LinkedHashMap;
import java.util.List;
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
    public CompletableFuture<DeferredResponse> answer(FrontDoor door, DoorRequest request) {
        String protocol = String.valueOf(request.only("Auth-Protocol"));
        Backend backend = door.backends().get(protocol);
        boolean plain = "plain".equals(request.only("Auth-Method"));
        if (backend == null || !plain) {
            LOG.atWarn()
                    .addKeyValue("frontDoor", door.id())
                    .addKeyValue("protocol", protocol.length() > 16 ? "?" : protocol)
                    .addKeyValue("backend", backend == null ? "none registered" : backend.toString())
                    .addKeyValue(
                            "change", backend == null ? change(door) : "auth_http of the proxy: plain alone can be had")
                    .log("a mail proxy asked for what it cannot have");
        }
        if (backend == null) {
            return delay.later(temporary(request), request.arrived());
        }
        MailSignIn read = new MailSignIn(protocol.toLowerCase(Locale.ROOT), secret(plain, request), request);
        return delay.ask(read.toSignIn(door, request)).thenApply(outcome -> () -> encode(outcome, backend, request));
    }

    private static String change(FrontDoor door) {
        return "backends of PATCH /v1/front-doors/" + door.id() + ", or the protocol that the proxy serves";
    }

    /** What came by another method than plain is made of the secret in clear, which nobody has. */
    private static @Nullable PresentedSecret secret(boolean plain, DoorRequest request) {
        List<String> given = request.take("Auth-Pass");
        if (given.size() != 1) {
            return null;
        }
        return plain ? NginxText.secret(given.getFirst()) : PresentedSecret.unreadable(given.getFirst());
    }

    private static DoorResponse encode(AttemptOutcome outcome, Backend backend, DoorRequest request) {
        return switch (outcome) {
            case AttemptOutcome.Accepted a -> accepted(a, backend, request);
            case AttemptOutcome.Refused r -> refused(request);
            case AttemptOutcome.NotPermitted n -> temporary(request);
            case AttemptOutcome.TemporaryFailure t -> temporary(request);
        };
    }

    private static DoorResponse accepted(AttemptOutcome.Accepted accepted, Backend backend, DoorRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Auth-Status", "OK");
        headers.put("Auth-Server", backend.address().toString());
        headers.put("Auth-Port", Integer.toString(backend.port()));
        headers.put("Auth-User", NginxText.encode(accepted.login()));
        if ("credential".equals(request.only("X-Latchkey-Auth-Pass"))) {
            // Whose session it is, for the server that is to end it one day; the secret stays here.
            headers.put("Auth-Pass", accepted.account() + "/" + accepted.credential());
        }
        return DoorResponse.of(200, headers);
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
        return temporary(request);
    }

    @Override
    public DoorResponse unknownDoor(DoorRequest request) {
        return temporary(request);
    }

    @Override
    public DoorResponse unavailable(DoorRequest request) {
        return temporary(request);
    }

    private record MailSignIn(String protocol, @Nullable PresentedSecret secret, DoorRequest request)
            implements UnvalidatedAttempt {
        @Override
        public @Nullable String login() {
            String given = request.only("Auth-User");
            return given == null ? null : NginxText.decode(given);
        }

        @Override
        public @Nullable String service() {
            return request.only("X-Latchkey-Service");
        }

        @Override
        public @Nullable String address() {
            return request.only("Client-IP");
        }

        @Override
        public @Nullable String client() {
            return request.header("Auth-SMTP-Helo");
        }

        @Override
        public Tls tls() {
            return new Tls(request.header("Auth-SSL-Protocol"), request.header("Auth-SSL-Cipher"));
        }
    }
}
