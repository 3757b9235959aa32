package dev.latchkey.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class IndexKeyTypeTest {

    private static final List<Object> VALUES = new ArrayList<>(Arrays.asList(
            null,
            "",
            "acme",
            "acme.example",
            1,
            2L,
            2.0,
            -0.0,
            0.0,
            true,
            Instant.EPOCH,
            new UUID(1, 2),
            new ObjectId(),
            Missing.getInstance(),
            new Document("a", 1),
            List.of("a", "b")));

    private final IndexKeyType type = new IndexKeyType();

    @Test
    void saysTheSameOfWhatIsEqualAndOfNothingElse() {
        for (Object one : VALUES) {
            for (Object other : VALUES) {
                var equal = key("acme", one).equals(key("acme", other));
                assertThat(type.compare(key("acme", one), key("acme", other)) == 0)
                        .as("%s and %s", one, other)
                        .isEqualTo(equal);
            }
        }
    }

    @Test
    void isAnOrder() {
        for (Object a : VALUES) {
            for (Object b : VALUES) {
                int ab = Integer.signum(type.compare(key(a), key(b)));
                assertThat(Integer.signum(type.compare(key(b), key(a)))).isEqualTo(-ab);
                for (Object c : VALUES) {
                    if (ab < 0 && type.compare(key(b), key(c)) < 0) {
                        assertThat(type.compare(key(a), key(c))).isNegative();
                    }
                }
            }
        }
    }

    @Test
    void putsTheFirstDifferenceFirst() {
        assertThat(type.compare(key("a", 9), key("b", 1))).isNegative();
        assertThat(type.compare(key("a", 1), key("a", 9))).isNegative();
        assertThat(type.compare(key("a"), key("a", 9))).isNegative();
    }

    @Test
    void readsWhatItWrote() {
        var key = new KeyValue(VALUES);
        var buffer = new WriteBuffer();
        type.write(buffer, key);
        assertThat(type.compare(type.read(buffer.getBuffer().flip()), key)).isZero();
    }

    private static KeyValue key(Object... values) {
        return new KeyValue(values);
    }
}
