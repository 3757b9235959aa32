package dev.latchkey.credential.wire;

import dev.latchkey.credential.door.FrontDoor;
import dev.latchkey.credential.verification.Answer;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** HTTP Basic (RFC 7617) for proxies that ask aside: nginx auth_request, Traefik ForwardAuth, Envoy ext_authz. */
final class ForwardAuthTongue implements Tongue {
    static final String PATH = "/v1/doors/forward-auth";
    private static final String BASIC = "Basic ";
    private static final Map<String, String> CHALLENGE =
            Map.of("WWW-Authenticate", "Basic realm=\"Latchkey\", charset=\"UTF-8\"");

    private final SignInCounter counter;

    ForwardAuthTongue(SignInCounter counter) {
        this.counter = counter;
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
    public CompletableFuture<Reply> answer(FrontDoor door, Request request) {
        String authorization = request.header("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return CompletableFuture.completedFuture(Reply.of(401, CHALLENGE));
        }
        String[] pair = pair(authorization.substring(BASIC.length()).trim());
        if (pair.length < 2) {
            return CompletableFuture.completedFuture(Reply.of(401, CHALLENGE));
        }
        Draft draft = new Draft(
                pair[0],
                pair[1],
                "http",
                request.header("X-Latchkey-Service"),
                client(request),
                request.header("User-Agent"),
                request.header("X-Latchkey-TLS-Version"),
                request.header("X-Latchkey-TLS-Cipher"),
                null);
        return counter.ask(draft.toAttempt(door, request)).thenApply(ForwardAuthTongue::say);
    }

    /** Split at the first colon; none where the bytes are not UTF-8. */
    private static String[] pair(String encoded) {
        try {
            byte[] decoded = Base64.getDecoder().decode(encoded);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded))
                    .toString()
                    .split(":", 2);
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            return new String[0];
        }
    }

    /** The proxy in front of us wrote the last one; those before it are the client's own word. */
    private static @Nullable String client(Request request) {
        String real = request.lastHeader("X-Real-IP");
        if (real != null) {
            return real.trim();
        }
        String forwarded = request.lastHeader("X-Forwarded-For");
        return forwarded == null
                ? null
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
    }

    private static Reply say(Answer answer) {
        return switch (answer) {
            case Answer.Accepted a ->
                Reply.of(
                        200,
                        Map.of(
                                "X-Latchkey-Tenant", a.tenant(),
                                "X-Latchkey-Account", a.account(),
                                "X-Latchkey-Login", encoded(a.login()),
                                "X-Latchkey-Credential", a.credential(),
                                "X-Latchkey-Label", encoded(a.label())));
            case Answer.Refused r -> Reply.of(401, CHALLENGE);
            case Answer.NotYourBusiness n ->
                Reply.problem(HttpStatus.FORBIDDEN, "This front door may not speak for that.");
            case Answer.TemporaryFailure t -> Reply.unavailable();
        };
    }

    /** Header fields carry ASCII; an ASCII login stays as it is. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }

    @Override
    public Reply impossible(Request request, BadRequest bad) {
        return bad.isTyped() ? Reply.of(401, CHALLENGE) : Reply.unavailable();
    }

    @Override
    public Reply stranger(Request request) {
        // A 401 or 403 would reach the device as "wrong password"; it is the proxy that is set up wrongly.
        return Reply.problem(HttpStatus.SERVICE_UNAVAILABLE, "A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public Reply unavailable(Request request) {
        return Reply.unavailable();
    }
}
