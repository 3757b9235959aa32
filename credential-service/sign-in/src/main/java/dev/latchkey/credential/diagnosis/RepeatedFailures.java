package dev.latchkey.credential.diagnosis;

import dev.latchkey.events.SignInReason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same failure again and again: of one app password, or one wrong secret, for one reason and protocol from one
 * address.
 *
 * @param newest what is told of
 * @param times  how often somebody tried: what a program repeats at once by another mechanism (PLAIN, then LOGIN) is one try
 */
record RepeatedFailures(Failure newest, int times, Instant since) {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** @param newestFirst keeps that order */
    static List<RepeatedFailures> in(List<Failure> newestFirst) {
        Map<Key, List<Failure>> alike =
                newestFirst.stream().collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream()
                .map(each -> new RepeatedFailures(
                        each.getFirst(), tries(each), each.getLast().at()))
                .toList();
    }

    private static int tries(List<Failure> newestFirst) {
        int tries = 0;
        Instant begun = Instant.MIN;
        for (Failure each : newestFirst.reversed()) {
            if (each.at().minus(AT_ONCE).isAfter(begun)) {
                tries++;
                begun = each.at();
            }
        }
        return tries;
    }

    private record Key(
            SignInReason reason,
            String protocol,
            @Nullable String credential,
            @Nullable String fingerprint,
            @Nullable String address) {
        static Key of(Failure failure) {
            return new Key(
                    failure.reason(),
                    failure.protocol(),
                    failure.credential(),
                    failure.fingerprint(),
                    failure.address());
        }
    }
}
