package dev.latchkey.audit.search;

import dev.latchkey.audit.entry.CanonicalEntry;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.events.EventJson;
import dev.latchkey.kit.mongo.StoredNumbers;
import java.util.HexFormat;
import org.bson.Document;
import org.bson.types.Binary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as clients see it. What happened is read from the canonical bytes, which the hashes vouch for, never from
 * the fields for searching.
 */
public final class EntryView {
    private EntryView() {}

    /** A sign-in: id and time, the fields of the event, its place in the log. */
    public static ObjectNode signIn(Document document) {
        CanonicalEntry entry = CanonicalEntry.parse(bytes(document));
        ObjectNode view = head(entry);
        view.setAll(data(entry));
        view.set("log", place(document));
        return view;
    }

    /** Any other event: its context, its data, its place in the log. */
    public static ObjectNode event(Document document) {
        CanonicalEntry entry = CanonicalEntry.parse(bytes(document));
        ObjectNode view = head(entry)
                .put("type", entry.header("ce_type"))
                .put("tenant", entry.header("ce_tenant"))
                .put("subject", entry.header("ce_subject"));
        ObjectNode data = data(entry);
        if (data.path("by").isObject()) {
            view.set("actor", data.path("by"));
        }
        view.put("producer", entry.header("ce_producer")).put("sequence", entry.header("ce_producersequence"));
        view.set("data", data);
        view.set("log", place(document));
        return view;
    }

    private static ObjectNode head(CanonicalEntry entry) {
        return EventJson.mapper()
                .createObjectNode()
                .put("id", entry.header("ce_id"))
                .put("time", entry.header("ce_time"));
    }

    private static ObjectNode data(CanonicalEntry entry) {
        JsonNode data = EventJson.mapper().readTree(entry.value());
        return (ObjectNode) data;
    }

    private static ObjectNode place(Document document) {
        return EventJson.mapper()
                .createObjectNode()
                .put("shard", document.getString(EntryFields.SHARD))
                .put("index", StoredNumbers.longOf(document, EntryFields.INDEX))
                .put("leafHash", hex(document, EntryFields.LEAF_HASH))
                .put("chainHash", hex(document, EntryFields.CHAIN_HASH));
    }

    private static String hex(Document document, String field) {
        return HexFormat.of().formatHex(document.get(field, Binary.class).getData());
    }

    /** The canonical bytes. */
    static byte[] bytes(Document document) {
        return document.get(EntryFields.ENTRY, Binary.class).getData();
    }
}
