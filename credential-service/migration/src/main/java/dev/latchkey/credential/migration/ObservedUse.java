package dev.latchkey.credential.migration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When and from where a device was seen to sign in. Merged in whatever order and however often, it comes out the same:
 * that is what makes a log that is imported twice change nothing.
 *
 * @param client    what the program called itself the last time that it did
 * @param days      in UTC, the newest {@value #MOST_DAYS}
 * @param addresses with the last time of each, the newest {@value #MOST_ADDRESSES}
 */
record ObservedUse(
        @Nullable Client client,
        Instant first,
        Instant last,
        SortedSet<LocalDate> days,
        Map<String, Instant> addresses) {
    static final int MOST_DAYS = 90;
    static final int MOST_ADDRESSES = 20;

    /** What a program called itself, and when. */
    record Client(String name, Instant at) {}

    static ObservedUse once(@Nullable String client, @Nullable String address, Instant at) {
        return new ObservedUse(
                client == null ? null : new Client(client, at),
                at,
                at,
                new TreeSet<>(List.of(LocalDate.ofInstant(at, ZoneOffset.UTC))),
                address == null ? Map.of() : Map.of(address, at));
    }

    ObservedUse merge(ObservedUse other) {
        return new ObservedUse(
                Stream.of(this, other)
                        .map(ObservedUse::client)
                        .flatMap(Stream::ofNullable)
                        .max(Comparator.comparing(Client::at).thenComparing(Client::name))
                        .orElse(null),
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                newestDays(other),
                newestAddresses(other));
    }

    private SortedSet<LocalDate> newestDays(ObservedUse other) {
        TreeSet<LocalDate> all = new TreeSet<>(days);
        all.addAll(other.days);
        while (all.size() > MOST_DAYS) {
            all.removeFirst();
        }
        return all;
    }

    private Map<String, Instant> newestAddresses(ObservedUse other) {
        Map<String, Instant> all = new HashMap<>(addresses);
        other.addresses.forEach((address, at) -> all.merge(address, at, (a, b) -> a.isAfter(b) ? a : b));
        Map<String, Instant> newest = new LinkedHashMap<>();
        all.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ADDRESSES)
                .forEach(each -> newest.put(each.getKey(), each.getValue()));
        return newest;
    }
}
