package dev.latchkey.kit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

class QueryParametersTest {
    @Test
    void readsWhatIsGiven() {
        QueryParameters parameters = new QueryParameters(Map.of(
                "name", List.of("a b"),
                "colour", List.of("red"),
                "size", List.of("7"),
                "from", List.of("2026-01-31T12:00:00+01:00")));
        assertThat(parameters.text("name")).contains("a b");
        assertThat(parameters.oneOf("colour", List.of("red", "green"))).contains("red");
        assertThat(parameters.number("size", 1, 7)).contains(7L);
        assertThat(parameters.time("from")).contains(Instant.parse("2026-01-31T11:00:00Z"));
        assertThat(parameters.text("absent")).isEmpty();
        parameters.done();
    }

    @ParameterizedTest
    @CsvSource({
        "colour, blue, 'one of [red, green]'",
        "size, 8, a whole number from 1 to 7",
        "size, 1.5, a whole number from 1 to 7",
        "from, 2026-01-31, a time such as 2026-01-31T12:00:00Z",
        "from, +999999999-01-01T00:00:00Z, a time such as 2026-01-31T12:00:00Z",
        "name, ' ', some text",
        "nmae, x, 'one of [colour, from, name, size]'"
    })
    void saysWhatWasExpected(String name, String value, String expected) {
        assertThat(problems(Map.of(name, List.of(value)))).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo(name);
            assertThat(problem.expected()).isEqualTo(expected);
        });
    }

    @Test
    void tellsEverythingAtOnce() {
        assertThat(problems(
                        Map.of("name", List.of("a", "b"), "size", List.of("x"), "z", List.of("1"), "y", List.of("2"))))
                .extracting(FieldProblem::field)
                .containsExactly("name", "size", "y", "z");
    }

    private static List<FieldProblem> problems(Map<String, List<String>> given) {
        QueryParameters parameters = new QueryParameters(given);
        parameters.text("name");
        parameters.oneOf("colour", List.of("red", "green"));
        parameters.number("size", 1, 7);
        parameters.time("from");
        return catchThrowableOfType(ProblemException.class, parameters::done).fields();
    }

    @RestController
    @SuppressWarnings("unused")
    static class Handlers {
        void none() {}

        void some(@RequestParam int size, @RequestParam(name = "colour") List<String> colours, PageRequest page) {}

        void itself(QueryParameters parameters) {}
    }

    @Test
    void aHandlerKnowsWhatItDeclares() throws NoSuchMethodException {
        DeclaredParameters some = declared("some", int.class, List.class, PageRequest.class);
        assertThat(some.names()).containsExactly("colour", "cursor", "limit", "size");
        some.check(Map.of("size", List.of("1"), "colour", List.of("red", "green"), "cursor", List.of("x")));
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> some.check(Map.of("size", List.of("1", "2"), "a", List.of(""))));
        assertThat(refused.fields())
                .containsExactlyInAnyOrder(
                        new FieldProblem("size", "1, 2", "to be given once"),
                        new FieldProblem("a", "unknown parameter", "one of [colour, cursor, limit, size]"));
        assertThat(declared("none").names()).isEmpty();
        assertThat(DeclaredParameters.of(handler("itself", QueryParameters.class)))
                .isEmpty();
    }

    private static DeclaredParameters declared(String name, Class<?>... parameters) throws NoSuchMethodException {
        return DeclaredParameters.of(handler(name, parameters)).orElseThrow();
    }

    private static HandlerMethod handler(String name, Class<?>... parameters) throws NoSuchMethodException {
        return new HandlerMethod(new Handlers(), Handlers.class.getDeclaredMethod(name, parameters));
    }
}
