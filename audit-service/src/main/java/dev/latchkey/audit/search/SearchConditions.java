package dev.latchkey.audit.search;

import dev.latchkey.audit.entry.AddressKey;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.audit.entry.WireNames;
import dev.latchkey.events.EventType;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;

/** The filters of the two logs, as conditions of a query. */
final class SearchConditions {
    private static final List<String> AUDIT_TYPES = Arrays.stream(EventType.values())
            .filter(type -> type != EventType.SIGN_IN_RECORDED)
            .map(EventType::wireName)
            .toList();

    private SearchConditions() {}

    static Document ofSignIns(QueryParameters parameters) {
        Document condition = new Document();
        equal(condition, EntryFields.ACCOUNT, parameters.text("account"));
        equal(condition, EntryFields.LOGIN, parameters.text("login").map(login -> login.toLowerCase(Locale.ROOT)));
        equal(condition, EntryFields.CREDENTIAL, parameters.text("credential"));
        equal(condition, EntryFields.RESULT, oneOf(parameters, "result", WireNames.RESULTS.values()));
        equal(condition, EntryFields.REASON, oneOf(parameters, "reason", WireNames.REASONS.values()));
        equal(condition, EntryFields.PROTOCOL, parameters.text("protocol").map(p -> p.toLowerCase(Locale.ROOT)));
        address(condition, parameters);
        time(condition, parameters);
        return condition;
    }

    static Document ofEvents(QueryParameters parameters) {
        Document condition = new Document();
        equal(condition, EntryFields.TYPE, oneOf(parameters, "type", AUDIT_TYPES));
        equal(condition, EntryFields.SUBJECT, parameters.text("subject"));
        equal(condition, EntryFields.ACTOR, parameters.text("actor"));
        time(condition, parameters);
        return condition;
    }

    private static Optional<String> oneOf(QueryParameters parameters, String name, Collection<String> words) {
        return parameters.oneOf(name, words);
    }

    private static void equal(Document condition, String field, Optional<String> value) {
        value.ifPresent(text -> condition.put(field, text));
    }

    private static void address(Document condition, QueryParameters parameters) {
        parameters
                .read("address", "an address such as 192.0.2.1 or a network such as 2001:db8::/32", Cidr::parse)
                .ifPresent(network -> condition.put(EntryFields.ADDRESS_KEY, within(network)));
    }

    private static Object within(Cidr network) {
        String first = AddressKey.first(network);
        String last = AddressKey.last(network);
        return first.equals(last) ? first : new Document("$gte", first).append("$lte", last);
    }

    private static void time(Document condition, QueryParameters parameters) {
        Optional<Instant> from = parameters.time("from");
        Optional<Instant> to = parameters.time("to");
        Document range = new Document();
        from.ifPresent(first -> range.put("$gte", Date.from(first)));
        to.ifPresent(end -> range.put("$lt", Date.from(end)));
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            parameters.reject("to", to.get().toString(), "a time after from");
        }
        if (!range.isEmpty()) {
            condition.put(EntryFields.AT, range);
        }
    }
}
