package dev.latchkey.kit.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a sweep has come in the order of ids. It goes over them in rounds: where a page is all of one tenant, the rest of that tenant's is
 * left to the next round, so that others do not wait for it.
 *
 * @param last    behind which the next page begins; null for the beginning
 * @param leftOut whether a tenant's rest was left to the next round
 * @param sent    how much could be sent in this round
 * @param goesOn  whether there is a next page worth looking at now
 */
record SweptPage(@Nullable Object last, boolean leftOut, long sent, boolean goesOn) {
    private static final char SEPARATOR = '/';
    /** No id of a tenant comes behind it, and each of another one that does. */
    private static final String END = SEPARATOR + "\uFFFF";

    /** None yet, of a sweep that begins there. */
    static SweptPage before(@Nullable Object last) {
        return new SweptPage(last, false, 0, true);
    }

    /**
     * The next page.
     *
     * @param full  whether there may be more behind it
     * @param could how many of them could be sent
     */
    SweptPage next(List<Object> ids, boolean full, long could) {
        if (!full) {
            return new SweptPage(null, false, 0, leftOut && sent + could > 0);
        }
        String tenant = tenantOfAll(ids);
        return tenant == null
                ? new SweptPage(ids.getLast(), leftOut, sent + could, could > 0)
                : new SweptPage(tenant + END, true, sent + could, could > 0);
    }

    /** Of ids in their order; null where they are of several tenants, or of none. */
    private static @Nullable String tenantOfAll(List<Object> ids) {
        String first = tenant(ids.getFirst());
        return first != null && first.equals(tenant(ids.getLast())) ? first : null;
    }

    private static @Nullable String tenant(Object id) {
        return id instanceof String text && text.indexOf(SEPARATOR) > 0
                ? text.substring(0, text.indexOf(SEPARATOR))
                : null;
    }
}
