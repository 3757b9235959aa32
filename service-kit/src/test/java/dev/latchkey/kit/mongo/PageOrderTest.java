package dev.latchkey.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.kit.request.PageRequest;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class PageOrderTest {
    private static final Document ACME = new Document("tenant", "acme");

    private static PageRequest behind(String... position) {
        return new PageRequest(2, Cursor.after(position));
    }

    @Test
    void beginsWithAllThatMatch() {
        assertThat(PageOrder.by("login").rest(ACME, PageRequest.first())).isEqualTo(ACME);
    }

    @Test
    void goesOnBehindAKey() {
        assertThat(PageOrder.by("login").rest(ACME, behind("b")))
                .isEqualTo(new Document(ACME).append("login", new Document("$gt", "b")));
        assertThat(PageOrder.downBy("_id").rest(ACME, behind("b")))
                .isEqualTo(new Document(ACME).append("_id", new Document("$lt", "b")));
        assertThat(ACME).hasSize(1);
    }

    @Test
    void goesOnBehindATimeAndAnId() {
        Document at = new Document("at", new Date(7)).append("_id", new Document("$lt", "x"));
        Document before = new Document("at", new Document("$lt", new Date(7)));
        assertThat(PageOrder.newestFirst("at").rest(ACME, behind("7", "x")))
                .isEqualTo(new Document(ACME)
                        .append("at", new Document("$lte", new Date(7)))
                        .append("$or", List.of(before, at)));
    }

    @Test
    void entersAnIndexBetweenTheBoundsOfAPeriodAndThePage() {
        Document period = new Document("$gte", new Date(3)).append("$lt", new Date(9));
        Document rest = PageOrder.newestFirst("at").rest(new Document(ACME).append("at", period), behind("7", "x"));
        assertThat(rest.get("at")).isEqualTo(new Document(period).append("$lte", new Date(7)));
        assertThat(rest).doesNotContainKey("$and");
        assertThat(period).hasSize(2);
    }

    @Test
    void keepsWhatTheFilterSaysOfTheSameField() {
        Document range = new Document("login", new Document("$lt", "m"));
        Document behindB = new Document("$gt", "b");
        assertThat(PageOrder.by("login").rest(range, behind("b")))
                .isEqualTo(new Document("login", new Document("$lt", "m").append("$gt", "b")));
        for (Object other : List.of("c", new Document("$gt", "a"), new Document("$in", List.of("c")))) {
            assertThat(PageOrder.by("login").rest(new Document("login", other), behind("b")))
                    .isEqualTo(new Document("login", other).append("$and", List.of(new Document("login", behindB))));
        }
    }

    @Test
    void keepsTheAlternativesOfTheFilter() {
        List<Document> tenants = List.of(ACME, new Document("tenant", "_unassigned"));
        Document rest = PageOrder.newestFirst("at").rest(new Document("$or", tenants), behind("7", "x"));
        assertThat(rest).containsEntry("$or", tenants).containsEntry("at", new Document("$lte", new Date(7)));
        assertThat(rest.getList("$and", Document.class))
                .singleElement()
                .satisfies(alternatives -> assertThat(alternatives).containsOnlyKeys("$or"));
    }

    @Test
    void endsWithADocument() {
        Document last = new Document("_id", "m").append("at", new Date(5)).append("login", "m");
        Document rest = PageOrder.newestFirst("at").rest(ACME, behind("7", "x"));
        Document part = PageOrder.newestFirst("at").upTo(rest, last);
        assertThat(part.get("at")).isEqualTo(new Document("$lte", new Date(7)).append("$gte", new Date(5)));
        assertThat(part.getList("$and", Document.class))
                .containsExactly(new Document(
                        "$or",
                        List.of(
                                new Document("at", new Document("$gt", new Date(5))),
                                new Document("_id", new Document("$gte", "m")).append("at", new Date(5)))));
        assertThat(PageOrder.by("login").upTo(PageOrder.by("login").rest(ACME, behind("b")), last))
                .isEqualTo(new Document(ACME).append("login", new Document("$gt", "b").append("$lte", "m")));
    }

    /** Two bounds on one side would leave the index to the wider one. */
    @Test
    void endsWithADocumentWithinAPeriod() {
        Document period = new Document("at", new Document("$gte", new Date(3)).append("$lt", new Date(9)));
        Document last = new Document("_id", "m").append("at", new Date(5));
        assertThat(PageOrder.newestFirst("at").upTo(period, last).get("at"))
                .isEqualTo(new Document("$lt", new Date(9)).append("$gte", new Date(5)));
        assertThat(PageOrder.oldestFirst("at").upTo(period, last).get("at"))
                .isEqualTo(new Document("$gte", new Date(3))
                        .append("$lt", new Date(9))
                        .append("$lte", new Date(5)));
        assertThat(period.get("at", Document.class)).hasSize(2);
    }

    @Test
    void namesThePositionOfAnItem() {
        Document item = new Document("_id", "x").append("at", new Date(7)).append("login", "b");
        assertThat(PageOrder.by("login").position(item)).isEqualTo(Cursor.after("b"));
        assertThat(PageOrder.oldestFirst("at").position(item)).isEqualTo(Cursor.after("7", "x"));
        assertThat(PageOrder.oldestFirst("at").sort()).isEqualTo(new Document("at", 1).append("_id", 1));
    }

    @Test
    void takesNoCursorOfAnotherList() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageOrder.newestFirst("at").rest(ACME, behind("b")));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageOrder.by("login").rest(ACME, behind("7", "x")));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageOrder.newestFirst("at").rest(ACME, behind("soon", "x")));
    }
}
