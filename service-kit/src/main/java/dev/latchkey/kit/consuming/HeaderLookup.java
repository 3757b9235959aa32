package dev.latchkey.kit.consuming;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The last value of each header, looked up where it is: most readers want one or two of a dozen. */
final class HeaderLookup extends AbstractMap<String, byte[]> {
    private final Headers headers;

    HeaderLookup(Headers headers) {
        this.headers = headers;
    }

    /** A header that was never looked at is a view of the whole fetch; one that was is a copy of its own. */
    void detach() {
        for (Header header : headers) {
            header.key();
            header.value();
        }
    }

    /**
     * What they take of the heap, about, where each is a copy of its own.
     *
     * @param each beside its name and its value
     */
    long bytes(int each) {
        long bytes = 0;
        for (Header header : headers) {
            byte[] value = header.value();
            bytes += each + 2L * header.key().length() + (value == null ? 0 : value.length);
        }
        return bytes;
    }

    @Override
    public byte @Nullable [] get(Object name) {
        Header last = name instanceof String text ? headers.lastHeader(text) : null;
        return last == null ? null : last.value();
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && headers.lastHeader(text) != null;
    }

    @Override
    public Set<Map.Entry<String, byte[]>> entrySet() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Header header : headers) {
            all.put(header.key(), header.value());
        }
        return all.entrySet();
    }
}
