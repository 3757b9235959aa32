package dev.latchkey.credential.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.verification.AttemptOutcome;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.ObjectReader;

/**
 * Dovecot's Lua passdb: 200 is OK, 401 a mismatch, and anything else an internal failure, which Dovecot hands on as a
 * temporary one; so is a door that is unknown or may not ask.
 */
final class DovecotPassdbAdapter implements ProtocolAdapter {
    private static final ObjectReader READER = DoorJson.lenient(PassdbRequest.class);

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
    public CompletableFuture<DeferredResponse> answer(FrontDoor door, DoorRequest request) {
        PassdbRequest read = DoorJson.readSignIn(READER, request.body(), "a passdb lookup");
        return delay.ask(read.toSignIn(door, request)).thenApply(outcome -> () -> encode(outcome));
    }

    private static DoorResponse encode(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Accepted a -> DoorResponse.json(200, PassdbResponse.of(a));
            case AttemptOutcome.Refused r -> DoorResponse.json(401, Map.of("result", "refused"));
            case AttemptOutcome.NotPermitted n -> misconfigured("This front door may not speak for that.");
            case AttemptOutcome.TemporaryFailure t -> DoorResponse.unavailable();
        };
    }

    /** Scripts take 403 for a mismatch as well, and devices would forget a password that is right. */
    private static DoorResponse misconfigured(String detail) {
        return DoorResponse.problem(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    @Override
    public DoorResponse unknownDoor(DoorRequest request) {
        return misconfigured("A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public DoorResponse unavailable(DoorRequest request) {
        return DoorResponse.unavailable();
    }

    /** @param program imap, pop3, submission: what Dovecot calls a service, and we a protocol */
    record PassdbRequest(
            @JsonProperty("user") @Nullable String login,
            @JsonProperty("password") @Nullable PresentedSecret secret,
            @JsonProperty("service") @Nullable String program,
            @JsonProperty("rip") @Nullable String address,
            @Nullable String session,
            @Nullable String secured,
            @JsonProperty("tls_protocol") @Nullable String tlsVersion,
            @JsonProperty("tls_cipher") @Nullable String tlsCipher,
            @JsonProperty("client_id") @Nullable String client)
            implements UnvalidatedAttempt {
        @Override
        public @Nullable String protocol() {
            return DovecotNames.protocol(program);
        }

        @Override
        public Tls tls() {
            return new Tls(tlsVersion == null ? DovecotNames.tls(secured, program) : tlsVersion, tlsCipher);
        }

        @Override
        public String toString() {
            return "PassdbRequest[…]";
        }
    }

    record PassdbResponse(String result, String user, String tenant, String account, String credential, String label) {
        static PassdbResponse of(AttemptOutcome.Accepted a) {
            return new PassdbResponse("accepted", a.login(), a.tenant(), a.account(), a.credential(), a.label());
        }
    }
}
