package dev.latchkey.credential.protocol;

import dev.latchkey.credential.verification.AttemptOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of all protocols have in common: an authenticator that answers as it is told to. */
abstract class Conversation {
    static final AttemptOutcome REFUSED = new AttemptOutcome.Refused(FakeAuthenticator.ID, 7);
    static final AttemptOutcome NOT_YOURS = new AttemptOutcome.NotPermitted(FakeAuthenticator.ID);
    static final AttemptOutcome TEMPORARY = new AttemptOutcome.TemporaryFailure();

    final FakeAuthenticator authenticator = new FakeAuthenticator();
    final RefusalDelay delay = new RefusalDelay(authenticator, Duration.ZERO);

    @AfterEach
    void close() {
        delay.close();
    }

    abstract ProtocolAdapter adapter();

    /** As the listener has it: what cannot be an attempt is answered by the adapter too. */
    DoorResponse ask(ADoorRequest request) {
        DoorRequest sent = request.sent();
        try {
            return adapter().answer(ADoorRequest.DOOR, sent).join().encode();
        } catch (MalformedAttempt bad) {
            return adapter().impossible(sent, bad);
        }
    }

    static String text(DoorResponse reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    static JsonNode json(DoorResponse reply) {
        return JsonMapper.shared().readTree(reply.body());
    }
}
