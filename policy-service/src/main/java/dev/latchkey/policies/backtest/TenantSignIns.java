package dev.latchkey.policies.backtest;

import dev.latchkey.events.EventType;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Picks one tenant's sign-ins out of the records of all, by their keys, and hands them on. For one thread. */
final class TenantSignIns {
    private static final byte[] TYPE = EventType.SIGN_IN_RECORDED.wireName().getBytes(StandardCharsets.UTF_8);

    private final byte[] prefix;
    private final SignInParser parser;
    private final SignInSink sink;
    private final Instant since;
    private final LongAdder read;

    /**
     * @param policy whose recorded result is wanted, if any
     * @param since what happened earlier is left out: events lie in the order of their writing
     * @param read counts every record, of any tenant
     */
    TenantSignIns(String tenant, @Nullable String policy, Instant since, LongAdder read, SignInSink sink) {
        this.prefix = ReservedTenants.key(tenant, "").getBytes(StandardCharsets.UTF_8);
        this.parser = new SignInParser(policy);
        this.sink = sink;
        this.since = since;
        this.read = read;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        read.increment();
        if (!ours(record.key())) {
            return;
        }
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        if (type != null && Arrays.equals(type.value(), TYPE)) {
            count(record);
        }
    }

    private boolean ours(byte @Nullable [] key) {
        return key != null
                && key.length > prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        Header id = record.headers().lastHeader(CloudEventHeaders.ID);
        Header time = record.headers().lastHeader(CloudEventHeaders.TIME);
        if (value == null || id == null || time == null) {
            sink.unreadable();
            return;
        }
        try {
            Instant at = Instant.parse(text(time));
            if (!at.isBefore(since)) {
                parser.parse(value, text(id), at).ifPresent(sink::take);
            }
        } catch (JacksonException | DateTimeParseException broken) {
            sink.unreadable();
        }
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
