package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.verification.AttemptOutcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** HTTP Basic (RFC 7617) for proxies that ask aside: nginx auth_request, Traefik ForwardAuth, Envoy ext_authz. */
final class ForwardAuthAdapter implements ProtocolAdapter {
    static final String PATH = "/v1/doors/forward-auth";
    private static final Map<String, String> CHALLENGE =
            Map.of("WWW-Authenticate", "Basic realm=\"Latchkey\", charset=\"UTF-8\"");

    private final RefusalDelay delay;

    ForwardAuthAdapter(RefusalDelay delay) {
        this.delay = delay;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public boolean accepts(String method) {
        return true;
    }

    @Override
    public CompletableFuture<DeferredResponse> answer(FrontDoor door, DoorRequest request) {
        List<String> given = request.take("Authorization");
        if (given.size() < 2 && given.stream().noneMatch(ForwardAuthAdapter::isBasic)) {
            return CompletableFuture.completedFuture(DoorResponse.of(401, CHALLENGE));
        }
        BasicSignIn read = BasicSignIn.of(BasicCredentials.read(given), request);
        return delay.ask(read.toSignIn(door, request)).thenApply(outcome -> () -> encode(outcome));
    }

    /** Other schemes are none of ours, and ask for the challenge. */
    private static boolean isBasic(String authorization) {
        return (authorization + " ")
                .regionMatches(true, 0, BasicCredentials.SCHEME, 0, BasicCredentials.SCHEME.length());
    }

    private static DoorResponse encode(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Accepted a ->
                DoorResponse.of(
                        200,
                        Map.of(
                                "X-Latchkey-Tenant", a.tenant(),
                                "X-Latchkey-Account", a.account(),
                                "X-Latchkey-Login", encoded(a.login()),
                                "X-Latchkey-Credential", a.credential(),
                                "X-Latchkey-Label", encoded(a.label())));
            case AttemptOutcome.Refused r -> DoorResponse.of(401, CHALLENGE);
            case AttemptOutcome.NotPermitted n ->
                DoorResponse.problem(HttpStatus.FORBIDDEN, "This front door may not speak for that.");
            case AttemptOutcome.TemporaryFailure t -> DoorResponse.unavailable();
        };
    }

    /** Header fields carry ASCII; an ASCII login stays as it is. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }

    @Override
    public DoorResponse impossible(DoorRequest request, MalformedAttempt bad) {
        return DoorResponse.unavailable();
    }

    @Override
    public DoorResponse unknownDoor(DoorRequest request) {
        // A 401 or 403 would reach the device as "wrong password"; it is the proxy that is set up wrongly.
        return DoorResponse.problem(
                HttpStatus.SERVICE_UNAVAILABLE, "A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public DoorResponse unavailable(DoorRequest request) {
        return DoorResponse.unavailable();
    }

    private record BasicSignIn(String login, PresentedSecret secret, DoorRequest request)
            implements UnvalidatedAttempt {
        static BasicSignIn of(BasicCredentials credentials, DoorRequest request) {
            return new BasicSignIn(credentials.login(), credentials.secret(), request);
        }

        @Override
        public String protocol() {
            return "http";
        }

        @Override
        public @Nullable String service() {
            return request.only("X-Latchkey-Service");
        }

        /** The proxy in front of us wrote the last one; those before it are the client's own word. */
        @Override
        public @Nullable String address() {
            String real = request.lastHeader("X-Real-IP");
            if (real != null) {
                return real.trim();
            }
            String forwarded = request.lastHeader("X-Forwarded-For");
            return forwarded == null
                    ? null
                    : forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
        }

        @Override
        public @Nullable String client() {
            return request.header("User-Agent");
        }

        @Override
        public Tls tls() {
            return new Tls(request.header("X-Latchkey-TLS-Version"), request.header("X-Latchkey-TLS-Cipher"));
        }

        @Override
        public String toString() {
            return "BasicSignIn[…]";
        }
    }
}
