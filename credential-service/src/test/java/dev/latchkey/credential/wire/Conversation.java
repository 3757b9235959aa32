package dev.latchkey.credential.wire;

import dev.latchkey.credential.verification.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of all languages have in common: a desk that answers as it is told to. */
abstract class Conversation {
    static final Answer REFUSED = new Answer.Refused(FakeDesk.ID);
    static final Answer NOT_YOURS = new Answer.NotYourBusiness(FakeDesk.ID);
    static final Answer TEMPORARY = new Answer.TemporaryFailure();

    final FakeDesk desk = new FakeDesk();
    final SignInCounter counter = new SignInCounter(desk, Duration.ZERO);

    @AfterEach
    void close() {
        counter.close();
    }

    abstract Tongue tongue();

    /** As the listener has it: what cannot be an attempt is answered by the language too. */
    Reply ask(ARequest request) {
        Request sent = request.sent();
        try {
            return tongue().answer(ARequest.DOOR, sent).join();
        } catch (BadRequest bad) {
            return tongue().impossible(sent, bad);
        }
    }

    static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    static JsonNode json(Reply reply) {
        return JsonMapper.shared().readTree(reply.body());
    }
}
