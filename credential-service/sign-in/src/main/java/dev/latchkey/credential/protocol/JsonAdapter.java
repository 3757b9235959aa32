package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.verification.AttemptOutcome;
import dev.latchkey.kit.problem.FieldProblem;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.ObjectReader;

/** Our own protocol: {@code POST /v1/sign-ins}. */
final class JsonAdapter implements ProtocolAdapter {
    private static final ObjectReader READER = DoorJson.strict(SignInRequest.class);

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
    public CompletableFuture<DeferredResponse> answer(FrontDoor door, DoorRequest request) {
        SignInRequest read = read(request.body());
        FieldProblem problem = read.typedProblem();
        return delay.ask(read.toSignIn(door, request)).thenApply(outcome -> () -> encode(outcome, problem));
    }

    private static SignInRequest read(byte[] body) {
        return SignInFields.read(body).orElseGet(() -> DoorJson.readSignIn(READER, body, "a sign-in"));
    }

    /** @param problem for which it had to be refused: the document that the door was made by rules it out */
    private static DoorResponse encode(AttemptOutcome outcome, @Nullable FieldProblem problem) {
        return switch (outcome) {
            case AttemptOutcome.Accepted a -> DoorResponse.json(200, SignInResponse.accepted(a));
            case AttemptOutcome.Refused r ->
                problem == null ? DoorResponse.json(200, SignInResponse.refused(r)) : malformed(problem);
            case AttemptOutcome.NotPermitted n -> notPermitted();
            case AttemptOutcome.TemporaryFailure t -> DoorResponse.unavailable();
        };
    }

    private static DoorResponse malformed(FieldProblem problem) {
        MalformedAttempt bad = new MalformedAttempt(problem);
        return DoorResponse.problem(HttpStatus.BAD_REQUEST, String.valueOf(bad.getMessage()), bad.fields());
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

    record SignInRequest(
            @Nullable String login,
            @Nullable PresentedSecret secret,
            @Nullable String protocol,
            @Nullable String service,
            @Nullable String address,
            @Nullable String client,
            @Nullable Tls tls,
            @Nullable String session)
            implements UnvalidatedAttempt {
        @Override
        public String toString() {
            return "SignInRequest[…]";
        }
    }

    record SignInResponse(
            String result,
            String id,
            @Nullable String tenant,
            @Nullable String account,
            @Nullable String login,
            @Nullable String credential,
            @Nullable String label) {
        static SignInResponse accepted(AttemptOutcome.Accepted a) {
            return new SignInResponse(
                    "accepted", a.id().toString(), a.tenant(), a.account(), a.login(), a.credential(), a.label());
        }

        static SignInResponse refused(AttemptOutcome.Refused r) {
            return new SignInResponse("refused", r.id().toString(), null, null, null, null, null);
        }
    }
}
