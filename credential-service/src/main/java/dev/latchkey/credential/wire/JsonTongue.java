package dev.latchkey.credential.wire;

import dev.latchkey.credential.door.FrontDoor;
import dev.latchkey.credential.verification.Answer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.ObjectReader;

/** Our own language: {@code POST /v1/sign-ins}. */
final class JsonTongue implements Tongue {
    private static final ObjectReader READER = WireJson.strict(Question.class);

    private final SignInCounter counter;

    JsonTongue(SignInCounter counter) {
        this.counter = counter;
    }

    @Override
    public String path() {
        return "/v1/sign-ins";
    }

    @Override
    public boolean accepts(String method) {
        return method.equals("POST");
    }

    @Override
    public CompletableFuture<Reply> answer(FrontDoor door, Request request) {
        return counter.ask(read(request.body()).toDraft().toAttempt(door, request))
                .thenApply(JsonTongue::say);
    }

    static Question read(byte[] body) {
        return WireJson.read(READER, body, "a sign-in");
    }

    private static Reply say(Answer answer) {
        return switch (answer) {
            case Answer.Accepted a -> Reply.json(200, Said.accepted(a));
            case Answer.Refused r -> Reply.json(200, Said.refused(r));
            case Answer.NotYourBusiness n -> notYourBusiness();
            case Answer.TemporaryFailure t -> Reply.unavailable();
        };
    }

    @Override
    public Reply stranger(Request request) {
        return unknownDoor();
    }

    static Reply notYourBusiness() {
        return Reply.problem(HttpStatus.FORBIDDEN, "This front door may not speak for that.");
    }

    static Reply unknownDoor() {
        return Reply.problem(HttpStatus.UNAUTHORIZED, "A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public Reply unavailable(Request request) {
        return Reply.unavailable();
    }

    record Question(
            @Nullable String login,
            @Nullable String secret,
            @Nullable String protocol,
            @Nullable String service,
            @Nullable String address,
            @Nullable String client,
            @Nullable Tls tls,
            @Nullable String session) {
        Draft toDraft() {
            return new Draft(
                    login,
                    secret,
                    protocol,
                    service,
                    address,
                    client,
                    tls == null ? null : tls.version(),
                    tls == null ? null : tls.cipher(),
                    session);
        }

        @Override
        public String toString() {
            return "Question[…]";
        }
    }

    record Tls(@Nullable String version, @Nullable String cipher) {}

    record Said(
            String result,
            String id,
            @Nullable String tenant,
            @Nullable String account,
            @Nullable String login,
            @Nullable String credential,
            @Nullable String label) {
        static Said accepted(Answer.Accepted a) {
            return new Said(
                    "accepted", a.id().toString(), a.tenant(), a.account(), a.login(), a.credential(), a.label());
        }

        static Said refused(Answer.Refused r) {
            return new Said("refused", r.id().toString(), null, null, null, null, null);
        }
    }
}
