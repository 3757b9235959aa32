package dev.latchkey.credential.wire;

import dev.latchkey.credential.door.FrontDoor;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;

/** One door's language: how it asks, and how it is answered. */
interface Tongue {
    /** Where this language is spoken, e.g. {@code /v1/sign-ins}. */
    String path();

    /** Whether a door may ask by this method. */
    boolean accepts(String method);

    /** Answers a registered door. */
    CompletableFuture<Reply> answer(FrontDoor door, Request request);

    /** Answers somebody whose door key is missing or wrong; must not look like a wrong password. */
    Reply stranger(Request request);

    /**
     * Answers what cannot be an attempt. Devices ask again for a password when it was theirs that cannot be one; what
     * the door itself got wrong must not look like a wrong password.
     */
    default Reply impossible(Request request, BadRequest bad) {
        return Reply.problem(HttpStatus.BAD_REQUEST, String.valueOf(bad.getMessage()), bad.fields());
    }

    /** Says that nobody can tell right now. */
    Reply unavailable(Request request);
}
