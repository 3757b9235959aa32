package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A page of a list, and how long the list is (RFC 7644, section 3.4.2). */
public final class ListPage {
    private final ListQuery query;
    private final ArrayNode resources = ScimJson.array();
    private long total;

    private ListPage(ListQuery query, long total) {
        this.query = query;
        this.total = total;
    }

    /** Finds its page itself in what is {@linkplain #offer offered}. */
    public static ListPage choosing(ListQuery query) {
        return new ListPage(query, 0);
    }

    /** Is given nothing but its page with {@link #add}. */
    public static ListPage given(ListQuery query, long total) {
        return new ListPage(query, total);
    }

    /** Counts the resource if it is wanted, and keeps it if it is of this page. */
    public ListPage offer(ObjectNode resource) {
        if (query.wants(resource)) {
            total++;
            if (total > query.skipped() && resources.size() < query.count()) {
                add(resource);
            }
        }
        return this;
    }

    /** The next resource of this page. */
    public ListPage add(ObjectNode resource) {
        resources.add(query.projection().of(resource));
        return this;
    }

    /** As it is sent. */
    public ObjectNode toJson() {
        ObjectNode page = ScimJson.object();
        page.putArray("schemas").add(SchemaUrns.LIST);
        page.put("totalResults", total).put("startIndex", query.startIndex()).put("itemsPerPage", resources.size());
        page.set("Resources", resources);
        return page;
    }
}
