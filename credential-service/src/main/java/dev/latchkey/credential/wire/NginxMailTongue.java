package dev.latchkey.credential.wire;

import dev.latchkey.credential.door.Backend;
import dev.latchkey.credential.door.FrontDoor;
import dev.latchkey.credential.verification.Answer;
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
final class NginxMailTongue implements Tongue {
    private static final Logger LOG = LoggerFactory.getLogger(NginxMailTongue.class);
    private static final int LAST_ATTEMPT = 10;
    private static final String WAIT = "2";

    private final SignInCounter counter;

    NginxMailTongue(SignInCounter counter) {
        this.counter = counter;
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
    public CompletableFuture<Reply> answer(FrontDoor door, Request request) {
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
        return counter.ask(draft(request, protocol).toAttempt(door, request))
                .thenApply(said -> say(said, backend, request));
    }

    private static Draft draft(Request request, String protocol) {
        return new Draft(
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

    private static Reply say(Answer answer, Backend backend, Request request) {
        return switch (answer) {
            case Answer.Accepted a -> accepted(a, backend);
            case Answer.Refused r -> refused(request);
            case Answer.NotYourBusiness n -> refused(request);
            case Answer.TemporaryFailure t -> temporary(request);
        };
    }

    private static Reply accepted(Answer.Accepted accepted, Backend backend) {
        return Reply.of(
                200,
                Map.of(
                        "Auth-Status", "OK",
                        "Auth-Server", backend.address().toString(),
                        "Auth-Port", Integer.toString(backend.port()),
                        "Auth-User", NginxText.encode(accepted.login())));
    }

    private static Reply refused(Request request) {
        return failed(request, MailCodes.refused(request.header("Auth-Protocol")), "535 5.7.8");
    }

    private static Reply temporary(Request request) {
        return failed(request, MailCodes.temporary(request.header("Auth-Protocol")), "451 4.3.0");
    }

    private static Reply failed(Request request, String text, String code) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Auth-Status", text);
        headers.put("Auth-Error-Code", code);
        if (attempt(request.header("Auth-Login-Attempt")) < LAST_ATTEMPT) {
            // Without it nginx closes the connection, which it must at some point: each attempt costs it memory.
            headers.put("Auth-Wait", WAIT);
        }
        return Reply.of(200, headers);
    }

    private static int attempt(@Nullable String header) {
        try {
            return header == null ? 1 : Integer.parseInt(header);
        } catch (NumberFormatException unreadable) {
            return LAST_ATTEMPT;
        }
    }

    @Override
    public Reply impossible(Request request, BadRequest bad) {
        return bad.isTyped() ? refused(request) : temporary(request);
    }

    @Override
    public Reply stranger(Request request) {
        return temporary(request);
    }

    @Override
    public Reply unavailable(Request request) {
        return temporary(request);
    }
}
