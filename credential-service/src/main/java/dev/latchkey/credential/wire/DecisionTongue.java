package dev.latchkey.credential.wire;

import dev.latchkey.credential.door.FrontDoor;
import dev.latchkey.credential.verification.Decision;
import dev.latchkey.credential.verification.Decisions;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/** {@code POST /v1/decisions}: conditional access for services that find out by themselves who somebody is. */
final class DecisionTongue implements Tongue {
    private static final ObjectReader READER = WireJson.strict(Question.class);

    private final Decisions decisions;

    DecisionTongue(Decisions decisions) {
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
    public CompletableFuture<Reply> answer(FrontDoor door, Request request) {
        Question question = WireJson.read(READER, request.body(), "a question");
        return decisions.decide(question.toDraft().toAttempt(door, request)).thenApply(DecisionTongue::say);
    }

    private static Reply say(Decision decision) {
        return switch (decision) {
            case Decision.Made made ->
                Reply.json(
                        200,
                        new Said(
                                made.allowed() ? "allowed" : "blocked",
                                made.id().toString(),
                                made.version()));
            case Decision.NotYourBusiness n -> JsonTongue.notYourBusiness();
            case Decision.TemporaryFailure t -> Reply.unavailable();
        };
    }

    @Override
    public Reply stranger(Request request) {
        return JsonTongue.unknownDoor();
    }

    @Override
    public Reply unavailable(Request request) {
        return Reply.unavailable();
    }

    /** Without a secret: there is nothing to verify. */
    record Question(
            @Nullable String login,
            @Nullable String protocol,
            @Nullable String service,
            @Nullable String address,
            @Nullable String client,
            JsonTongue.@Nullable Tls tls) {
        Draft toDraft() {
            return new JsonTongue.Question(login, "", protocol, service, address, client, tls, null).toDraft();
        }
    }

    record Said(String verdict, String id, long version) {}
}
