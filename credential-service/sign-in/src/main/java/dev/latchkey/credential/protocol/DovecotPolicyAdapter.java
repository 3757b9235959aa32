package dev.latchkey.credential.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.Authenticator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * Dovecot's auth-policy server. Asked before the password is looked at, it turns away who is throttled, when the passdb
 * would have refused; whatever gets past it meets the passdb, which decides and records. Of a report only that counts which was turned away here: the
 * passdb never heard of it.
 */
final class DovecotPolicyAdapter implements ProtocolAdapter {
    private static final ObjectReader READER = DoorJson.lenient(PolicyRequest.class);
    private static final PolicyResponse GO_ON = new PolicyResponse(0, "");
    /** Without a message: Dovecot would show it as an [ALERT], which tells a throttled attempt from a wrong secret. */
    private static final PolicyResponse REJECT = new PolicyResponse(-1, "");

    private final Authenticator authenticator;
    private final RefusalDelay delay;

    DovecotPolicyAdapter(Authenticator authenticator, RefusalDelay delay) {
        this.authenticator = authenticator;
        this.delay = delay;
    }

    @Override
    public String path() {
        return "/v1/doors/dovecot/policy";
    }

    @Override
    public boolean accepts(String method) {
        return method.equals("POST");
    }

    @Override
    public CompletableFuture<DeferredResponse> answer(FrontDoor door, DoorRequest request) {
        PolicyRequest read = DoorJson.read(READER, request.body(), "an auth-policy request");
        return switch (request.parameter("command").orElse("")) {
            case "allow" -> allow(door, read, request);
            case "report" -> report(door, read, request);
            default -> goOn();
        };
    }

    private static CompletableFuture<DeferredResponse> goOn() {
        return CompletableFuture.completedFuture(() -> DoorResponse.json(200, GO_ON));
    }

    /** What nobody can tell, or the door may not ask, is for the passdb to say: from here it would look like a wrong password. */
    private CompletableFuture<DeferredResponse> allow(FrontDoor door, PolicyRequest asked, DoorRequest request) {
        return asked.question(door, request)
                .map(authenticator::holdsBack)
                .orElseGet(() -> CompletableFuture.completedFuture(false))
                .exceptionally(failure -> false)
                .thenCompose(held -> held ? rejected(request) : goOn());
    }

    /** Not sooner than a refusal: a client that is told at once would know that its secret was not looked at. */
    private CompletableFuture<DeferredResponse> rejected(DoorRequest request) {
        return delay.later(() -> DoorResponse.json(200, REJECT), request.arrived());
    }

    private CompletableFuture<DeferredResponse> report(FrontDoor door, PolicyRequest told, DoorRequest request) {
        if (!Boolean.TRUE.equals(told.rejected()) || told.login() == null) {
            return goOn();
        }
        return authenticator
                .heldBack(told.toAttempt(door, request))
                .thenApply(noted -> () -> DoorResponse.json(200, GO_ON));
    }

    /** An error is a wrong password to a Dovecot that rejects where its policy server fails. */
    @Override
    public DoorResponse unknownDoor(DoorRequest request) {
        return DoorResponse.json(200, GO_ON);
    }

    @Override
    public DoorResponse unavailable(DoorRequest request) {
        return DoorResponse.json(200, GO_ON);
    }

    /** Dovecot does not tell the secret, nor more of it than 12 bits. */
    record PolicyRequest(
            @Nullable String login,
            @JsonProperty("remote") @Nullable String address,
            @JsonProperty("protocol") @Nullable String program,
            @JsonProperty("policy_reject") @Nullable Boolean rejected,
            @JsonProperty("session_id") @Nullable String session,
            @JsonProperty("device_id") @Nullable String client)
            implements UnvalidatedAttempt {
        @Override
        public PresentedSecret secret() {
            return PresentedSecret.none();
        }

        @Override
        public @Nullable String protocol() {
            return DovecotNames.protocol(program);
        }

        /** Where it names no protocol, it is asked about one of Dovecot's; empty where it is none that can be answered. */
        Optional<Attempt> question(FrontDoor door, DoorRequest request) {
            PolicyRequest asked = program == null || program.isEmpty()
                    ? new PolicyRequest(login, address, DovecotNames.anyOf(door.protocols()), rejected, session, client)
                    : this;
            try {
                return Optional.of(asked.toAttempt(door, request));
            } catch (MalformedAttempt noQuestion) {
                return Optional.empty();
            }
        }
    }

    record PolicyResponse(int status, String msg) {}
}
