package dev.latchkey.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.QueryParameters;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchConditionsTest {
    @ParameterizedTest
    @CsvSource({
        "result, letIn",
        "reason, BECAUSE",
        "address, 192.0.2.0/33",
        "address, 192.0.2.1/24",
        "address, example.org",
        "from, yesterday",
        "to, 2026-11-20",
        "limit, 0",
        "limit, 501",
        "limit, many",
        "cursor, zzz",
        "login, ' '",
        "colour, red"
    })
    void namesTheParameterThatIsWrong(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, List.of(value))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.fields())
                                .extracting(FieldProblem::field)
                                .containsExactly(name));
    }

    @Test
    void refusesAParameterGivenTwice() {
        assertThatThrownBy(() -> read(Map.of("login", List.of("a", "b"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("given once");
    }

    @Test
    void refusesATimeThatEndsBeforeItBegins() {
        Map<String, List<String>> given =
                Map.of("from", List.of("2026-11-20T09:00:00Z"), "to", List.of("2026-11-20T08:00:00Z"));

        assertThatThrownBy(() -> read(given))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("after from");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> read(Map.of("limit", List.of("x"), "address", List.of("x"), "z", List.of("x"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.fields()).hasSize(3));
    }

    @Test
    void filtersByWhatIsGiven() {
        Document condition = read(Map.of(
                "login", List.of("Ann@ACME.example"),
                "result", List.of("temporaryFailure"),
                "reason", List.of("blockedByPolicy"),
                "protocol", List.of("IMAP")));

        assertThat(condition)
                .containsEntry("login", "ann@acme.example")
                .containsEntry("result", "temporaryFailure")
                .containsEntry("reason", "blockedByPolicy")
                .containsEntry("protocol", "imap")
                .hasSize(4);
    }

    private static Document read(Map<String, List<String>> given) {
        QueryParameters parameters = new QueryParameters(given);
        Document condition = SearchConditions.ofSignIns(parameters);
        PageRequest.of(parameters);
        parameters.done();
        return condition;
    }
}
