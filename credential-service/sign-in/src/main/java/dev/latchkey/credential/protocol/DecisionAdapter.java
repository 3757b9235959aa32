package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.verification.AccessDecisions;
import dev.latchkey.credential.verification.AttemptOutcome;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/** {@code POST /v1/decisions}: conditional access for services that find out by themselves who somebody is. */
final class DecisionAdapter implements ProtocolAdapter {
    private static final ObjectReader READER = DoorJson.strict(AccessDecisionRequest.class);

    private final AccessDecisions decisions;

    DecisionAdapter(AccessDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String path() {
        return "/v1/decisions";
    }

    @Override
    public boolean accepts(String method) {
        return method.equals("POST");
    }

    @Override
    public CompletableFuture<DeferredResponse> answer(FrontDoor door, DoorRequest request) {
        AccessDecisionRequest read = DoorJson.read(READER, request.body(), "a question");
        return decisions.decide(read.toAttempt(door, request)).thenApply(outcome -> () -> encode(outcome));
    }

    private static DoorResponse encode(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Accepted a -> decided("allowed", a.id(), a.policies());
            case AttemptOutcome.Refused r -> decided("blocked", r.id(), r.policies());
            case AttemptOutcome.NotPermitted n -> JsonAdapter.notPermitted();
            case AttemptOutcome.TemporaryFailure t -> DoorResponse.unavailable();
        };
    }

    private static DoorResponse decided(String verdict, UUID id, long version) {
        return DoorResponse.json(200, new AccessDecisionResponse(verdict, id.toString(), version));
    }

    @Override
    public DoorResponse unknownDoor(DoorRequest request) {
        return JsonAdapter.unknownDoor();
    }

    @Override
    public DoorResponse unavailable(DoorRequest request) {
        return DoorResponse.unavailable();
    }

    /** Without a secret: there is nothing to verify. */
    record AccessDecisionRequest(
            @Nullable String login,
            @Nullable String protocol,
            @Nullable String service,
            @Nullable String address,
            @Nullable String client,
            @Nullable Tls tls)
            implements UnvalidatedAttempt {
        @Override
        public PresentedSecret secret() {
            return PresentedSecret.none();
        }
    }

    record AccessDecisionResponse(String verdict, String id, long version) {}
}
