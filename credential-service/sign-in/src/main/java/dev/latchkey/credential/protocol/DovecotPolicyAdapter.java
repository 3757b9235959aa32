package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.verification.Authenticator;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.ObjectReader;

/**
 * Dovecot's auth-policy server. Asked before the password is looked at, it turns away who is throttled; whatever gets
 * past it meets the passdb, which decides and records. Of a report only that counts which was turned away here: the
 * passdb never heard of it.
 */
final class DovecotPolicyAdapter implements ProtocolAdapter {
    private static final ObjectReader READER = DoorJson.lenient(Question.class);
    private static final Verdict GO_ON = new Verdict(0, "");
    /** Without a message: Dovecot would show it as an [ALERT], which tells a throttled attempt from a wrong secret. */
    private static final Verdict REJECT = new Verdict(-1, "");

    private final Authenticator authenticator;

    DovecotPolicyAdapter(Authenticator authenticator) {
        this.authenticator = authenticator;
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
    public CompletableFuture<DoorResponse> answer(FrontDoor door, DoorRequest request) {
        Question question = read(request.body());
        return switch (request.parameter("command").orElse("")) {
            case "allow" -> allow(question);
            case "report" -> report(door, question, request);
            default -> CompletableFuture.completedFuture(DoorResponse.json(200, GO_ON));
        };
    }

    private CompletableFuture<DoorResponse> allow(Question question) {
        Optional<LoginName> login = Optional.ofNullable(question.login()).flatMap(LoginName::read);
        if (login.isEmpty()) {
            return CompletableFuture.completedFuture(DoorResponse.json(200, GO_ON));
        }
        return authenticator
                .holdsBack(login.get(), question.address())
                .thenApply(held -> DoorResponse.json(200, held ? REJECT : GO_ON))
                // It is for the passdb to say that nobody can tell: from here it would look like a wrong password.
                .exceptionally(failure -> DoorResponse.json(200, GO_ON));
    }

    private CompletableFuture<DoorResponse> report(FrontDoor door, Question question, DoorRequest request) {
        if (!Boolean.TRUE.equals(question.policy_reject()) || question.login() == null) {
            return CompletableFuture.completedFuture(DoorResponse.json(200, GO_ON));
        }
        return authenticator
                .heldBack(question.toDraft().toAttempt(door, request))
                .thenApply(noted -> DoorResponse.json(200, GO_ON));
    }

    private static Question read(byte[] body) {
        return DoorJson.read(READER, body, "an auth-policy request");
    }

    @Override
    public DoorResponse unknownDoor(DoorRequest request) {
        return DoorResponse.problem(HttpStatus.FORBIDDEN, "A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public DoorResponse unavailable(DoorRequest request) {
        return DoorResponse.json(200, GO_ON);
    }

    record Question(
            @Nullable String login,
            @Nullable String remote,
            @Nullable String protocol,
            @Nullable Boolean policy_reject,
            @Nullable String session_id) {
        /** Dovecot does not tell the secret, nor more of it than 12 bits. */
        UnvalidatedAttempt toDraft() {
            return new UnvalidatedAttempt(
                    login, "", DovecotNames.protocol(protocol), null, remote, null, null, null, session_id);
        }

        @Nullable
        IpAddress address() {
            try {
                return remote == null ? null : IpAddress.parse(remote);
            } catch (InvalidValueException unreadable) {
                return null;
            }
        }
    }

    record Verdict(int status, String msg) {}
}
