package dev.latchkey.audit.search;

import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.search.SearchFilter;
import java.util.List;
import org.bson.Document;

/**
 * A search that is already confined to what its caller may see. Each of its parts begins as an index does: with the tenant
 * and, where one is asked for, one more field; the rest is looked up in the entries that the index leads to.
 *
 * @param parts no entry is in two of them
 */
public record LogQuery(List<SearchFilter> parts) {
    /** What entries of a tenant have an index by, the most telling first. */
    private static final List<String> SIGN_IN_INDEXES =
            List.of(EntryFields.CREDENTIAL, EntryFields.ACCOUNT, EntryFields.LOGIN, EntryFields.ADDRESS_KEY);

    private static final List<String> EVENT_INDEXES = List.of(EntryFields.SUBJECT, EntryFields.ACTOR, EntryFields.TYPE);

    public LogQuery {
        parts = List.copyOf(parts);
    }

    /** Reads the filters of the sign-in log. */
    public static LogQuery ofSignIns(SearchAuthorization scope, QueryParameters parameters) {
        return within(scope.alternatives(), SearchConditions.ofSignIns(parameters), SIGN_IN_INDEXES);
    }

    /** Reads the filters of the log of everything else. */
    public static LogQuery ofEvents(SearchAuthorization scope, QueryParameters parameters) {
        return within(scope.alternatives(), SearchConditions.ofEvents(parameters), EVENT_INDEXES);
    }

    /** Of the log of everything else, within what the caller knows to be allowed. */
    static LogQuery ofEvents(Document scope, Document filters) {
        return within(List.of(scope), filters, EVENT_INDEXES);
    }

    private static LogQuery within(List<Document> scopes, Document filters, List<String> indexes) {
        return new LogQuery(
                scopes.stream().map(scope -> part(scope, filters, indexes)).toList());
    }

    private static SearchFilter part(Document scope, Document filters, List<String> indexes) {
        Document indexed = new Document(scope);
        Document remaining = new Document(filters);
        move(EntryFields.AT, remaining, indexed);
        if (scope.size() == 1) {
            indexes.stream()
                    .filter(field -> filters.get(field) instanceof String)
                    .findFirst()
                    .ifPresent(field -> move(field, remaining, indexed));
        }
        return new SearchFilter(indexed, remaining, narrow(scope, remaining));
    }

    /** A network is a range of addresses, which have an index within the tenant. */
    private static Document narrow(Document scope, Document remaining) {
        return scope.size() == 1 && remaining.get(EntryFields.ADDRESS_KEY) instanceof Document network
                ? new Document(scope).append(EntryFields.ADDRESS_KEY, network)
                : new Document();
    }

    private static void move(String field, Document from, Document to) {
        if (from.containsKey(field)) {
            to.append(field, from.remove(field));
        }
    }
}
