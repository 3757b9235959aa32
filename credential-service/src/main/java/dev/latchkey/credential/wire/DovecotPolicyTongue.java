package dev.latchkey.credential.wire;

import dev.latchkey.credential.door.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.verification.Desk;
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
final class DovecotPolicyTongue implements Tongue {
    private static final ObjectReader READER = WireJson.lenient(Question.class);
    private static final Verdict GO_ON = new Verdict(0, "");
    /** Without a message: Dovecot would show it as an [ALERT], which tells a throttled attempt from a wrong secret. */
    private static final Verdict REJECT = new Verdict(-1, "");

    private final Desk desk;

    DovecotPolicyTongue(Desk desk) {
        this.desk = desk;
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
    public CompletableFuture<Reply> answer(FrontDoor door, Request request) {
        Question question = read(request.body());
        return switch (request.parameter("command").orElse("")) {
            case "allow" -> allow(question);
            case "report" -> report(door, question, request);
            default -> CompletableFuture.completedFuture(Reply.json(200, GO_ON));
        };
    }

    private CompletableFuture<Reply> allow(Question question) {
        Optional<LoginName> login = Optional.ofNullable(question.login()).flatMap(LoginName::read);
        if (login.isEmpty()) {
            return CompletableFuture.completedFuture(Reply.json(200, GO_ON));
        }
        return desk.holdsBack(login.get(), question.address())
                .thenApply(held -> Reply.json(200, held ? REJECT : GO_ON))
                // It is for the passdb to say that nobody can tell: from here it would look like a wrong password.
                .exceptionally(failure -> Reply.json(200, GO_ON));
    }

    private CompletableFuture<Reply> report(FrontDoor door, Question question, Request request) {
        if (!Boolean.TRUE.equals(question.policy_reject()) || question.login() == null) {
            return CompletableFuture.completedFuture(Reply.json(200, GO_ON));
        }
        return desk.heldBack(question.toDraft().toAttempt(door, request)).thenApply(noted -> Reply.json(200, GO_ON));
    }

    private static Question read(byte[] body) {
        return WireJson.read(READER, body, "an auth-policy request");
    }

    @Override
    public Reply stranger(Request request) {
        return Reply.problem(HttpStatus.FORBIDDEN, "A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public Reply unavailable(Request request) {
        return Reply.json(200, GO_ON);
    }

    record Question(
            @Nullable String login,
            @Nullable String remote,
            @Nullable String protocol,
            @Nullable Boolean policy_reject,
            @Nullable String session_id) {
        /** Dovecot does not tell the secret, nor more of it than 12 bits. */
        Draft toDraft() {
            return new Draft(login, "", DovecotWords.protocol(protocol), null, remote, null, null, null, session_id);
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
