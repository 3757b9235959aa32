package dev.latchkey.credential.throttle;

import static dev.latchkey.credential.throttle.ARefusal.ANNA;
import static dev.latchkey.credential.throttle.ARefusal.aRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.SignInReason;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** However many names and addresses there are, and however long they are, what is remembered takes no more than its share. */
class ThrottleMemoryTest {
    private static final int DISTINCT = 2_000_000;
    /** Of the objects around the arrays. */
    private static final long AROUND = 16 << 10;

    private final AThrottle all = new AThrottle();

    private static ARefusal flood(int number) {
        String address = (number >> 16 & 0xFF) + 1 + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF) + ".9";
        return aRefusal()
                .as(number + "x".repeat(300) + "@acme.example")
                .from(address)
                .guess(number & 0xFFF)
                .because(number % 4 == 0 ? SignInReason.ACCEPTED : SignInReason.UNKNOWN_SECRET);
    }

    /** In bytes, of all arrays of numbers that an object of this package leads to. */
    private static long bytes(Object of, Set<Object> seen) throws IllegalAccessException {
        Class<?> type = of.getClass();
        if (!seen.add(of)) {
            return 0;
        }
        if (of instanceof long[] || of instanceof int[]) {
            return (of instanceof long[] ? 8L : 4L) * Array.getLength(of);
        }
        long bytes = 0;
        for (Object each : of instanceof Object[] several ? several : new Object[0]) {
            bytes += bytes(each, seen);
        }
        for (Field field : type.getPackage() == Throttle.class.getPackage() ? type.getDeclaredFields() : new Field[0]) {
            field.setAccessible(true);
            Object held = Modifier.isStatic(field.getModifiers()) ? null : field.get(of);
            bytes += held == null ? 0 : bytes(held, seen);
        }
        return bytes;
    }

    private long bytes() throws IllegalAccessException {
        return bytes(all.throttle, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    @Test
    void staysWithinItsBytesUnderTwoMillionSourcesAndLogins() throws IllegalAccessException {
        assertThat(bytes()).as("before the first failure").isZero();
        all.attack(ANNA);
        all.accepted(aRefusal());
        for (int number = 0; number < DISTINCT; number++) {
            all.saw(flood(number));
        }
        long bytes = bytes();
        assertThat(bytes).as("is full").isGreaterThan(all.settings.share(16) * 8 / 10);
        assertThat(bytes).isLessThanOrEqualTo(all.settings.share(16) + AROUND);
        all.used.add(ANNA + " 192.0.2.0/24");
        assertThat(all.held(aRefusal())).as("a known device").isFalse();
        assertThat(all.held(aRefusal().from("198.18.0.1"))).as("who attacks").isTrue();
    }
}
