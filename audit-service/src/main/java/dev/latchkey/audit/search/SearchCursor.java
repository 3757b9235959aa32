package dev.latchkey.audit.search;

import dev.latchkey.audit.entry.EntryFields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/**
 * Where a page ended: the time and id of its last entry. The next page is what sorts after it, so what is appended
 * meanwhile neither repeats nor hides an entry.
 */
record SearchCursor(long atMillis, String id) {
    /** Newest first; the id decides between entries of one millisecond. */
    static final Document ORDER = new Document(EntryFields.AT, -1).append(EntryFields.ID, -1);

    static SearchCursor after(Document entry) {
        return new SearchCursor(entry.getDate(EntryFields.AT).getTime(), entry.getString(EntryFields.ID));
    }

    /** Opaque to the client. */
    String text() {
        byte[] plain = (atMillis + "." + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException where it did not
     */
    static SearchCursor parse(String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int dot = plain.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("no cursor");
        }
        UUID id = UUID.fromString(plain.substring(dot + 1));
        return new SearchCursor(Long.parseLong(plain.substring(0, dot)), id.toString());
    }

    Document condition() {
        Date at = new Date(atMillis);
        Document earlier = new Document(EntryFields.AT, new Document("$lt", at));
        Document sameTime = new Document(EntryFields.AT, at).append(EntryFields.ID, new Document("$lt", id));
        return new Document("$or", List.of(earlier, sameTime));
    }
}
