package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSealTest {
    private static final byte[] KEY = "key".getBytes(UTF_8);
    private static final byte[] VALUE = "value".getBytes(UTF_8);

    @TempDir
    Path directory;

    private final Headers headers = new RecordHeaders();
    private KeyDirectory keys;
    private RecordSeal seal;

    @BeforeEach
    void sealed() {
        keys = new KeyDirectory(directory);
        seal = sealing(UnsignedEvents.REFUSE);
        seal.seal("t", KEY, VALUE, headers);
    }

    private RecordSeal sealing(UnsignedEvents unsigned) {
        EventKeys read = EventKeys.read(keys.settings("credential-service"));
        return new RecordSeal(() -> read, unsigned);
    }

    private static SignatureVerdict verdict(
            RecordSeal by, String topic, byte[] key, byte @Nullable [] value, Headers of) {
        return by.verdict(topic, key, value, name -> {
            Header header = of.lastHeader(name);
            return header == null ? null : header.value();
        });
    }

    private static boolean holds(RecordSeal by, String topic, byte[] key, byte @Nullable [] value, Headers of) {
        return verdict(by, topic, key, value, of) == SignatureVerdict.AUTHENTIC;
    }

    @Test
    void holdsForWhatWasSealedAndNothingElse() {
        assertThat(holds(seal, "t", KEY, VALUE, headers)).isTrue();
        assertThat(holds(seal, "other", KEY, VALUE, headers)).isFalse();
        assertThat(holds(seal, "t", VALUE, VALUE, headers)).isFalse();
        assertThat(holds(seal, "t", KEY, KEY, headers)).isFalse();
        assertThat(holds(seal, "t", KEY, null, headers)).isFalse();
    }

    @Test
    void holdsForARecordThatEndsAnother() {
        Headers ending = new RecordHeaders();
        seal.seal("t", KEY, null, ending);
        assertThat(holds(seal, "t", KEY, null, ending)).isTrue();
        assertThat(holds(seal, "t", KEY, VALUE, ending)).isFalse();
    }

    @Test
    void refusesWhatIsNotSealedOrByNoKeyThatIsKnown() {
        RecordSeal taking = sealing(UnsignedEvents.ACCEPT);
        assertThat(verdict(seal, "t", KEY, VALUE, new RecordHeaders())).isEqualTo(SignatureVerdict.UNSIGNED);
        assertThat(verdict(taking, "t", KEY, VALUE, new RecordHeaders())).isEqualTo(SignatureVerdict.AUTHENTIC);
        assertThat(verdict(taking, "t", KEY, KEY, headers)).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
        headers.remove(RecordSeal.KEY).add(RecordSeal.KEY, "2".getBytes(UTF_8));
        assertThat(verdict(seal, "t", KEY, VALUE, headers)).isEqualTo(SignatureVerdict.UNKNOWN_KEY);
        assertThat(verdict(taking, "t", KEY, VALUE, headers)).isEqualTo(SignatureVerdict.UNKNOWN_KEY);
    }

    @Test
    void makesOneCodeOfOneMessageAtEveryReplica() {
        assertThat(sealing(UnsignedEvents.REFUSE).code(KEY).get().orElseThrow())
                .isEqualTo(seal.code(KEY).get().orElseThrow());
    }

    @Test
    void makesAnotherCodeAsSoonAsThereIsANewerKey() {
        AtomicReference<EventKeys> inForce = new AtomicReference<>(EventKeys.read(keys.settings("credential-service")));
        Supplier<Optional<byte[]>> code = new RecordSeal(inForce::get, UnsignedEvents.REFUSE).code(KEY);
        byte[] before = code.get().orElseThrow();
        inForce.set(EventKeys.read(keys.settings("credential-service")));
        assertThat(code.get().orElseThrow()).as("the same key, read again").isEqualTo(before);
        keys.add("record", "2:" + "c".repeat(44));
        inForce.set(EventKeys.read(keys.settings("credential-service")));
        assertThat(code.get().orElseThrow()).isNotEqualTo(before);
        inForce.set(EventKeys.none());
        assertThat(code.get()).isEmpty();
    }
}
