package dev.latchkey.credential.throttle;

import dev.latchkey.credential.recorded.RecordedSignIns;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What the record of a sign-in says; nothing where it is not to be believed, whatever is wrong with it: the groups that digest
 * sign-ins count that and put it aside. No record ends the job.
 */
final class StreamSignInReading
        implements BiFunction<Record<byte[], byte[]>, Predicate<RecordedAttributes>, Optional<SeenAttempt>> {
    private final RecordedSignIns records;

    StreamSignInReading(RecordedSignIns records) {
        this.records = records;
    }

    @Override
    public Optional<SeenAttempt> apply(Record<byte[], byte[]> record, Predicate<RecordedAttributes> matters) {
        RawRecord raw = RawRecord.of(Topic.SIGN_INS.wireName(), record.key(), record.value(), record.headers());
        try {
            return records.attributes(raw, matters).map(signIn -> new SeenAttempt(signIn, at(raw)));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static long at(RawRecord raw) {
        return raw.header(CloudEventHeaders.TIME)
                .map(Instant::parse)
                .orElseThrow()
                .toEpochMilli();
    }
}
