package dev.latchkey.credential.wire;

import dev.latchkey.credential.door.FrontDoor;
import java.util.concurrent.CompletableFuture;

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

    /** Says that nobody can tell right now. */
    Reply unavailable(Request request);
}
