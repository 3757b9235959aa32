package dev.latchkey.notifier.alert;

import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.search.SearchFilter;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts to list; absent criteria let everything through.
 *
 * @param minSeverity name of the lowest severity that is shown
 * @param from        raised at this time or later
 * @param to          raised before this time
 */
record AlertFilter(
        @Nullable String detector,
        @Nullable String minSeverity,
        @Nullable String account,
        @Nullable String credential,
        @Nullable String address,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Reads it; what is wrong is told by {@link QueryParameters#done}. */
    static AlertFilter of(QueryParameters parameters) {
        Instant from = parameters.time("from").orElse(null);
        Instant to = parameters.time("to").orElse(null);
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.reject("to", to.toString(), "a time after from");
        }
        return new AlertFilter(
                parameters.oneOf("detector", DetectorNames.ALL).orElse(null),
                parameters.oneOf("minSeverity", Severities.NAMES).orElse(null),
                parameters.text("account").orElse(null),
                parameters.text("credential").orElse(null),
                parameters.text("address").orElse(null),
                from,
                to);
    }

    /** What an index leads to is the tenant and the time; the rest is looked up. */
    SearchFilter search(String tenant) {
        Document raised = new Document();
        put(raised, "$gte", from);
        put(raised, "$lt", to);
        Document indexed = new Document("tenant", tenant);
        put(indexed, AlertDocument.RAISED_AT, raised.isEmpty() ? null : raised);
        return SearchFilter.of(indexed, remaining());
    }

    private Document remaining() {
        Document remaining = new Document();
        put(remaining, "detector", detector);
        put(remaining, "account", account);
        put(remaining, "credential", credential);
        put(remaining, "address", address);
        if (minSeverity != null) {
            int level = Severities.named(minSeverity).ordinal();
            remaining.append("level", new Document("$gte", level));
        }
        return remaining;
    }

    private static void put(Document query, String field, @Nullable Object value) {
        if (value != null) {
            query.append(field, value);
        }
    }
}
