package dev.latchkey.credential.diagnosis;

import dev.latchkey.events.SignInReason;
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
 */
record RepeatedFailures(Failure newest, int times, Instant since) {
    /** @param newestFirst keeps that order */
    static List<RepeatedFailures> in(List<Failure> newestFirst) {
        Map<Key, List<Failure>> alike =
                newestFirst.stream().collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream()
                .map(each -> new RepeatedFailures(
                        each.getFirst(), each.size(), each.getLast().at()))
                .toList();
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
