package dev.latchkey.credential.recorded;

import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.kit.consuming.BatchHandler;
import dev.latchkey.kit.consuming.Interest;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.util.List;
import java.util.Optional;

/** All that is kept of sign-ins, of one reading. What one fails at, the others do all the same. */
final class SignInProjections implements BatchHandler {
    private final RecordedSignIns records;
    private final List<SignInProjection> all;

    SignInProjections(RecordedSignIns records, List<SignInProjection> all) {
        this.records = records;
        this.all = List.copyOf(all);
    }

    /**
     * What a record matters for, all of it together; empty where for nothing.
     *
     * @throws RuntimeException where it is no sign-in that may be believed
     */
    Optional<Interest> interest(RawRecord raw) {
        RecordedAttributes signIn = records.attributes(raw).orElseThrow();
        return all.stream().flatMap(each -> each.interest(signIn, raw).stream()).reduce(Interest::and);
    }

    @Override
    public void handle(List<ReceivedEvent> events) {
        RuntimeException failure = null;
        for (SignInProjection each : all) {
            try {
                each.handle(events);
            } catch (RuntimeException thrown) {
                if (failure == null) {
                    failure = thrown;
                } else {
                    failure.addSuppressed(thrown);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
