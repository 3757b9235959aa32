package dev.latchkey.credential.wire;

import dev.latchkey.credential.door.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.verification.SignInDesk;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/**
 * Dovecot's auth-policy server. Asked before the password is looked at, it turns away who is throttled; whatever gets
 * past it meets the passdb, which decides and records. A report says nothing that the passdb has not recorded.
 */
final class DovecotPolicyTongue implements Tongue {
    private static final ObjectReader READER = WireJson.lenient(Question.class);
    private static final Verdict GO_ON = new Verdict(0, "");
    private static final Verdict REJECT = new Verdict(-1, "Authentication failed");

    private final SignInDesk desk;

    DovecotPolicyTongue(SignInDesk desk) {
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
        if (!request.parameter("command").filter("allow"::equals).isPresent()) {
            return CompletableFuture.completedFuture(Reply.json(200, GO_ON));
        }
        Question question = read(request.body());
        Optional<LoginName> login = Optional.ofNullable(question.login()).flatMap(LoginName::read);
        if (login.isEmpty()) {
            return CompletableFuture.completedFuture(Reply.json(200, GO_ON));
        }
        return desk.holdsBack(login.get(), question.address())
                .thenApply(held -> Reply.json(200, held ? REJECT : GO_ON))
                // It is for the passdb to say that nobody can tell: from here it would look like a wrong password.
                .exceptionally(failure -> Reply.json(200, GO_ON));
    }

    private static Question read(byte[] body) {
        try {
            return READER.readValue(body);
        } catch (JacksonException malformed) {
            throw new BadRequest("The body is not the JSON of an auth-policy request.");
        }
    }

    @Override
    public Reply stranger(Request request) {
        return Reply.problem(HttpStatus.FORBIDDEN, "A registered door key is needed (X-Latchkey-Door-Key).");
    }

    @Override
    public Reply unavailable(Request request) {
        return Reply.json(200, GO_ON);
    }

    record Question(@Nullable String login, @Nullable String remote) {
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
