package dev.latchkey.credential.recorded;

import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.kit.consuming.Interest;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.util.List;
import java.util.Optional;

/** Something that is kept of sign-ins, off the stream of their records. */
public interface SignInProjection {
    /** Whether a record matters for it, and what of; its data is not to be believed yet. */
    Optional<Interest> interest(RecordedAttributes signIn, RawRecord raw);

    /**
     * Digests those that matter, for it or for another one. Must tolerate to see some again, and ends in time however many
     * there are.
     */
    void handle(List<ReceivedEvent> batch);
}
