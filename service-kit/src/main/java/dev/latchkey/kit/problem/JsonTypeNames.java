package dev.latchkey.kit.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** What a client is told instead of the name of a Java type: words of JSON. */
public final class JsonTypeNames {
    private static final Set<Class<?>> WHOLE = Set.of(Byte.class, Short.class, Integer.class, Long.class);

    private JsonTypeNames() {}

    /** What is expected where a value of this type is read. */
    public static String of(@Nullable Class<?> type) {
        return type == null ? "a value as documented" : ofKnown(ClassUtils.resolvePrimitiveIfNecessary(type));
    }

    private static String ofKnown(Class<?> type) {
        if (type == Boolean.class) {
            return "true or false";
        }
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return text(type);
    }

    private static String text(Class<?> type) {
        if (type == Duration.class) {
            return "a duration such as PT1H or P7D";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "text";
    }
}
