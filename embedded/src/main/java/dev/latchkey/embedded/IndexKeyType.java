package dev.latchkey.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * The keys of an index, compared value by value. H2 alone would serialize two whole keys for each comparison, some
 * forty times for each document that is written.
 */
final class IndexKeyType extends BasicDataType<KeyValue> {

    /** Classes whose order says "the same" of what is equal, and of nothing else. */
    private static final Set<Class<?>> NATURALLY_ORDERED =
            Set.of(String.class, Integer.class, Long.class, Double.class, Boolean.class, Instant.class, UUID.class);

    private static final int OVERHEAD = 64;

    private final ObjectDataType values = new ObjectDataType();

    @Override
    public int compare(KeyValue one, KeyValue other) {
        int common = Math.min(one.size(), other.size());
        for (int i = 0; i < common; i++) {
            int difference = compareValues(one.get(i), other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    @SuppressWarnings("unchecked")
    private int compareValues(Object one, Object other) {
        boolean natural = one != null && other != null && NATURALLY_ORDERED.contains(one.getClass());
        return natural && one.getClass() == other.getClass()
                ? ((Comparable<Object>) one).compareTo(other)
                : compareOthers(one, other);
    }

    /** By class first: what is compared by its bytes is never mixed with what has an order of its own. */
    private int compareOthers(Object one, Object other) {
        int classes = name(one).compareTo(name(other));
        return classes == 0 ? values.compare(one, other) : classes;
    }

    private static String name(Object value) {
        return value == null ? "" : value.getClass().getName();
    }

    @Override
    public int getMemory(KeyValue key) {
        return OVERHEAD + key.stream().mapToInt(values::getMemory).sum();
    }

    @Override
    public void write(WriteBuffer buffer, KeyValue key) {
        buffer.putVarInt(key.size());
        key.forEach(value -> values.write(buffer, value));
    }

    @Override
    public KeyValue read(ByteBuffer buffer) {
        var key = new Object[DataUtils.readVarInt(buffer)];
        for (int i = 0; i < key.length; i++) {
            key[i] = values.read(buffer);
        }
        return new KeyValue(key);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
