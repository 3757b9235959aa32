package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;

/** One protocol of front doors: how they ask, and how they are answered. */
interface ProtocolAdapter {
    /** Where this protocol is served, e.g. {@code /v1/sign-ins}. */
    String path();

    /** A name for figures, e.g. {@code nginx-mail}. */
    default String protocol() {
        return path().replaceFirst("/v1/(doors/)?", "").replace('/', '-');
    }

    /** Whether a door may ask by this method. */
    boolean accepts(String method);

    /** Answers a registered door; what it says to the outcome of an attempt is encoded later. */
    CompletableFuture<DeferredResponse> answer(FrontDoor door, DoorRequest request);

    /** Answers somebody whose door key is missing or wrong; must not look like a wrong password to devices. */
    DoorResponse unknownDoor(DoorRequest request);

    /**
     * Answers what the door itself got wrong, so that it cannot be an attempt. It must not look like a wrong password:
     * devices would throw theirs away.
     */
    default DoorResponse impossible(DoorRequest request, MalformedAttempt bad) {
        return DoorResponse.problem(HttpStatus.BAD_REQUEST, String.valueOf(bad.getMessage()), bad.fields());
    }

    /** Says that nobody can tell right now. */
    DoorResponse unavailable(DoorRequest request);
}
