package dev.latchkey.notifier.paging;

import dev.latchkey.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** The last item of a page: its time in epoch milliseconds and its {@code _id}. Opaque to clients. */
record TimeCursor(long millis, String id) {
    static TimeCursor at(Document document, String timeField) {
        return new TimeCursor(document.getDate(timeField).getTime(), document.getString("_id"));
    }

    static TimeCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            return new TimeCursor(Long.parseLong(plain, 0, Math.max(space, 0), 10), plain.substring(space + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException failure) {
            throw ProblemException.badField("cursor", text, "the value of next of an earlier page");
        }
    }

    String text() {
        byte[] plain = (millis + " " + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    Document after(Document filter, String timeField) {
        Date at = new Date(millis);
        Document earlier = new Document(timeField, new Document("$lt", at));
        Document sameTime = new Document(timeField, at).append("_id", new Document("$lt", id));
        return new Document(filter).append("$or", List.of(earlier, sameTime));
    }
}
