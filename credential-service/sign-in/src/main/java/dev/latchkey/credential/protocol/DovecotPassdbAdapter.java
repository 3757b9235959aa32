package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.verification.SignInOutcome;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.ObjectReader;

/**
 * Dovecot's Lua passdb: 200 is OK, 401 a mismatch, and anything else an internal failure, which Dovecot hands on as a
 * temporary one.
 */
final class DovecotPassdbAdapter implements ProtocolAdapter {
    private static final ObjectReader READER = DoorJson.lenient(Question.class);

    private final RefusalDelay delay;

    DovecotPassdbAdapter(RefusalDelay delay) {
        this.delay = delay;
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
    public CompletableFuture<DoorResponse> answer(FrontDoor door, DoorRequest request) {
        return delay.ask(read(request.body()).toDraft().toAttempt(door, request))
                .thenApply(DovecotPassdbAdapter::say);
    }

    private static Question read(byte[] body) {
        return DoorJson.read(READER, body, "a passdb lookup");
    }

    private static DoorResponse say(SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.Accepted a -> DoorResponse.json(200, Said.of(a));
            case SignInOutcome.Refused r -> DoorResponse.json(401, Map.of("result", "refused"));
            case SignInOutcome.NotPermitted n -> DoorResponse.json(401, Map.of("result", "refused"));
            case SignInOutcome.TemporaryFailure t -> DoorResponse.unavailable();
        };
    }

    @Override
    public DoorResponse impossible(DoorRequest request, MalformedAttempt bad) {
        return bad.isTyped()
                ? DoorResponse.json(401, Map.of("result", "refused"))
                : ProtocolAdapter.super.impossible(request, bad);
    }

    @Override
    public DoorResponse unknownDoor(DoorRequest request) {
        return DoorResponse.problem(HttpStatus.FORBIDDEN, "A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public DoorResponse unavailable(DoorRequest request) {
        return DoorResponse.unavailable();
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
        UnvalidatedAttempt toDraft() {
            return new UnvalidatedAttempt(
                    user,
                    password,
                    DovecotNames.protocol(service),
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
        static Said of(SignInOutcome.Accepted a) {
            return new Said("accepted", a.login(), a.tenant(), a.account(), a.credential(), a.label());
        }
    }
}
