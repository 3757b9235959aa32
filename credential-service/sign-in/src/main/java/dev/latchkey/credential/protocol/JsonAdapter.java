package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.verification.SignInOutcome;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.ObjectReader;

/** Our own protocol: {@code POST /v1/sign-ins}. */
final class JsonAdapter implements ProtocolAdapter {
    private static final ObjectReader READER = DoorJson.strict(Question.class);

    private final RefusalDelay delay;

    JsonAdapter(RefusalDelay delay) {
        this.delay = delay;
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
    public CompletableFuture<DoorResponse> answer(FrontDoor door, DoorRequest request) {
        return delay.ask(read(request.body()).toDraft().toAttempt(door, request))
                .thenApply(JsonAdapter::say);
    }

    static Question read(byte[] body) {
        return DoorJson.read(READER, body, "a sign-in");
    }

    private static DoorResponse say(SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.Accepted a -> DoorResponse.json(200, Said.accepted(a));
            case SignInOutcome.Refused r -> DoorResponse.json(200, Said.refused(r));
            case SignInOutcome.NotPermitted n -> notPermitted();
            case SignInOutcome.TemporaryFailure t -> DoorResponse.unavailable();
        };
    }

    @Override
    public DoorResponse unknownDoor(DoorRequest request) {
        return unknownDoor();
    }

    static DoorResponse notPermitted() {
        return DoorResponse.problem(HttpStatus.FORBIDDEN, "This front door may not speak for that.");
    }

    static DoorResponse unknownDoor() {
        return DoorResponse.problem(HttpStatus.UNAUTHORIZED, "A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public DoorResponse unavailable(DoorRequest request) {
        return DoorResponse.unavailable();
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
        UnvalidatedAttempt toDraft() {
            return new UnvalidatedAttempt(
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
        static Said accepted(SignInOutcome.Accepted a) {
            return new Said(
                    "accepted", a.id().toString(), a.tenant(), a.account(), a.login(), a.credential(), a.label());
        }

        static Said refused(SignInOutcome.Refused r) {
            return new Said("refused", r.id().toString(), null, null, null, null, null);
        }
    }
}
