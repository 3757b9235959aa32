package dev.latchkey.credential.wire;

import dev.latchkey.credential.door.FrontDoor;
import dev.latchkey.credential.verification.Answer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.ObjectReader;

/**
 * Dovecot's Lua passdb: 200 is OK, 401 a mismatch, and anything else an internal failure, which Dovecot hands on as a
 * temporary one.
 */
final class DovecotPassdbTongue implements Tongue {
    private static final ObjectReader READER = WireJson.lenient(Question.class);

    private final SignInCounter counter;

    DovecotPassdbTongue(SignInCounter counter) {
        this.counter = counter;
    }

    @Override
    public String path() {
        return "/v1/doors/dovecot/passdb";
    }

    @Override
    public boolean accepts(String method) {
        return method.equals("POST");
    }

    @Override
    public CompletableFuture<Reply> answer(FrontDoor door, Request request) {
        return counter.ask(read(request.body()).toDraft().toAttempt(door, request))
                .thenApply(DovecotPassdbTongue::say);
    }

    private static Question read(byte[] body) {
        return WireJson.read(READER, body, "a passdb lookup");
    }

    private static Reply say(Answer answer) {
        return switch (answer) {
            case Answer.Accepted a -> Reply.json(200, Said.of(a));
            case Answer.Refused r -> Reply.json(401, Map.of("result", "refused"));
            case Answer.NotYourBusiness n -> Reply.json(401, Map.of("result", "refused"));
            case Answer.TemporaryFailure t -> Reply.unavailable();
        };
    }

    @Override
    public Reply impossible(Request request, BadRequest bad) {
        return bad.isTyped() ? Reply.json(401, Map.of("result", "refused")) : Tongue.super.impossible(request, bad);
    }

    @Override
    public Reply stranger(Request request) {
        return Reply.problem(HttpStatus.FORBIDDEN, "A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public Reply unavailable(Request request) {
        return Reply.unavailable();
    }

    record Question(
            @Nullable String user,
            @Nullable String password,
            @Nullable String service,
            @Nullable String rip,
            @Nullable String session,
            @Nullable String tls_protocol,
            @Nullable String tls_cipher,
            @Nullable String client_id) {
        Draft toDraft() {
            return new Draft(
                    user,
                    password,
                    DovecotWords.protocol(service),
                    null,
                    rip,
                    client_id,
                    tls_protocol,
                    tls_cipher,
                    session);
        }

        @Override
        public String toString() {
            return "Question[…]";
        }
    }

    record Said(String result, String user, String tenant, String account, String credential, String label) {
        static Said of(Answer.Accepted a) {
            return new Said("accepted", a.login(), a.tenant(), a.account(), a.credential(), a.label());
        }
    }
}
