package dev.latchkey.policies.backtest;

import static dev.latchkey.policies.backtest.SignInEvents.REPORTED;
import static dev.latchkey.policies.backtest.SignInEvents.accepted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TenantSignInsTest {
    private static final Instant SINCE = Instant.parse("2026-03-07T10:00:00Z");
    private static final byte[] SIGN_IN = EventJson.write(accepted("acme", "anna", "imap", REPORTED));
    private static final String TYPE = EventType.SIGN_IN_RECORDED.wireName();

    private final LongAdder read = new LongAdder();
    private final BackTestTally tally = new BackTestTally(new BackTestEvaluator.Impact("night"));
    private final TenantSignIns records = new TenantSignIns("acme", "night", SINCE, read, tally);

    private static ConsumerRecord<byte[], byte[]> record(
            @Nullable String key, byte @Nullable [] value, String type, String time) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("sign-ins", 0, 0, key == null ? null : key.getBytes(UTF_8), value);
        record.headers().add(CloudEventHeaders.TYPE, type.getBytes(UTF_8));
        record.headers().add(CloudEventHeaders.ID, "id".getBytes(UTF_8));
        record.headers().add(CloudEventHeaders.TIME, time.getBytes(UTF_8));
        return record;
    }

    private BackTestFindings take(@Nullable String key, byte @Nullable [] value, String type, String time) {
        records.take(record(key, value, type, time));
        return tally.findings();
    }

    @Test
    void countsWhatIsTheTenantsOwn() {
        assertThat(take("acme/anna", SIGN_IN, TYPE, SINCE.toString()).judged()).isEqualTo(1);
    }

    @Test
    void doesNotOpenWhatIsAnothers() {
        byte[] broken = "{".getBytes(UTF_8);
        take("acme2/anna", broken, TYPE, SINCE.toString());
        take("acm", broken, TYPE, SINCE.toString());
        take(null, broken, TYPE, SINCE.toString());
        BackTestFindings found = take("acme", broken, TYPE, SINCE.toString());
        assertThat(found.judged()).isZero();
        assertThat(found.unreadable()).isZero();
        assertThat(read.sum()).isEqualTo(4);
    }

    @Test
    void leavesOutOtherTypesOfEvents() {
        assertThat(take("acme/anna", SIGN_IN, TYPE + "0", SINCE.toString()).judged())
                .isZero();
    }

    @Test
    void leavesOutWhatHappenedEarlier() {
        assertThat(take("acme/anna", SIGN_IN, TYPE, SINCE.minusMillis(1).toString())
                        .judged())
                .isZero();
    }

    @Test
    void countsWhatCannotBeRead() {
        take("acme/anna", null, TYPE, SINCE.toString());
        take("acme/anna", "{".getBytes(UTF_8), TYPE, SINCE.toString());
        assertThat(take("acme/anna", SIGN_IN, TYPE, "yesterday").unreadable()).isEqualTo(3);
    }
}
