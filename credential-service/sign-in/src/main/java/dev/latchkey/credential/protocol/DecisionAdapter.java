package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.verification.AccessDecision;
import dev.latchkey.credential.verification.AccessDecisions;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/** {@code POST /v1/decisions}: conditional access for services that find out by themselves who somebody is. */
final class DecisionAdapter implements ProtocolAdapter {
    private static final ObjectReader READER = DoorJson.strict(Question.class);

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
    public CompletableFuture<DoorResponse> answer(FrontDoor door, DoorRequest request) {
        Question question = DoorJson.read(READER, request.body(), "a question");
        return decisions.decide(question.toDraft().toAttempt(door, request)).thenApply(DecisionAdapter::say);
    }

    private static DoorResponse say(AccessDecision decision) {
        return switch (decision) {
            case AccessDecision.Made made ->
                DoorResponse.json(
                        200,
                        new Said(
                                made.allowed() ? "allowed" : "blocked",
                                made.id().toString(),
                                made.version()));
            case AccessDecision.NotPermitted n -> JsonAdapter.notPermitted();
            case AccessDecision.TemporaryFailure t -> DoorResponse.unavailable();
        };
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
    record Question(
            @Nullable String login,
            @Nullable String protocol,
            @Nullable String service,
            @Nullable String address,
            @Nullable String client,
            JsonAdapter.@Nullable Tls tls) {
        UnvalidatedAttempt toDraft() {
            return new JsonAdapter.Question(login, "", protocol, service, address, client, tls, null).toDraft();
        }
    }

    record Said(String verdict, String id, long version) {}
}
