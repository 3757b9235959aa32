package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

    @Test
    void holdsForWhatWasSealedAndNothingElse() {
        assertThat(seal.holds("t", KEY, VALUE, headers)).isTrue();
        assertThat(seal.holds("other", KEY, VALUE, headers)).isFalse();
        assertThat(seal.holds("t", VALUE, VALUE, headers)).isFalse();
        assertThat(seal.holds("t", KEY, KEY, headers)).isFalse();
        assertThat(seal.holds("t", KEY, null, headers)).isFalse();
    }

    @Test
    void holdsForARecordThatEndsAnother() {
        Headers ending = new RecordHeaders();
        seal.seal("t", KEY, null, ending);
        assertThat(seal.holds("t", KEY, null, ending)).isTrue();
        assertThat(seal.holds("t", KEY, VALUE, ending)).isFalse();
    }

    @Test
    void refusesWhatIsNotSealedOrByNoKeyThatIsKnown() {
        assertThat(seal.holds("t", KEY, VALUE, new RecordHeaders())).isFalse();
        assertThat(sealing(UnsignedEvents.ACCEPT).holds("t", KEY, VALUE, new RecordHeaders()))
                .isTrue();
        headers.remove(RecordSeal.KEY).add(RecordSeal.KEY, "2".getBytes(UTF_8));
        assertThat(seal.holds("t", KEY, VALUE, headers)).isFalse();
        assertThat(sealing(UnsignedEvents.ACCEPT).holds("t", KEY, VALUE, headers))
                .isFalse();
    }

    @Test
    void makesOneCodeOfOneMessageAtEveryReplica() {
        assertThat(sealing(UnsignedEvents.REFUSE).code(KEY).orElseThrow())
                .isEqualTo(seal.code(KEY).orElseThrow());
    }
}
