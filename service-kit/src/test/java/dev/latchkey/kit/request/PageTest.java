package dev.latchkey.kit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 3", "5, 1", "6, 1"})
    void goesOnWhereThePageBeforeEnded(int limit, int pages) {
        List<String> all = List.of("a", "b", "c", "d", "e");
        List<String> seen = new ArrayList<>();
        Page<String> page = Page.slice(all, new PageRequest(limit, null), each -> each);
        int count = 1;
        seen.addAll(page.items());
        while (page.nextCursor() != null) {
            page = Page.slice(all, new PageRequest(limit, Cursor.parse(page.nextCursor())), each -> each);
            seen.addAll(page.items());
            count++;
        }
        assertThat(seen).isEqualTo(all);
        assertThat(count).isEqualTo(pages);
    }

    @Test
    void takesTheUsualLengthWhereNoneIsGiven() {
        assertThat(PageRequest.alone(new QueryParameters(Map.of()))).isEqualTo(new PageRequest(50, null));
    }

    @ParameterizedTest
    @CsvSource({"0", "501", "-1", "many", "1.5", "''", "99999999999999999999"})
    void neverClampsALimit(String limit) {
        QueryParameters parameters = new QueryParameters(Map.of("limit", List.of(limit), "cursor", List.of("?")));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageRequest.alone(parameters))
                .satisfies(said -> assertThat(said.fields())
                        .containsExactly(
                                new FieldProblem("limit", limit, "a whole number from 1 to 500"),
                                new FieldProblem("cursor", "?", "nextCursor of the page before")));
    }

    @Test
    void takesTheLongestPage() {
        assertThat(PageRequest.alone(new QueryParameters(Map.of("limit", List.of("500"))))
                        .fetch())
                .isEqualTo(501);
    }
}
