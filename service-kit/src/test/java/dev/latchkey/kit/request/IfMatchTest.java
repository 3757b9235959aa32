package dev.latchkey.kit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class IfMatchTest {
    private static IfMatch of(String... values) {
        HttpHeaders headers = new HttpHeaders();
        for (String value : values) {
            headers.add(HttpHeaders.IF_MATCH, value);
        }
        return IfMatch.required(headers);
    }

    private static HttpStatus refusal(String... values) {
        try {
            of(values);
            throw new AssertionError("accepted");
        } catch (ProblemException problem) {
            return problem.status();
        }
    }

    @Test
    void holdsForWhatWasSeenAlone() {
        assertThat(of("\"7\"").holds(7)).isTrue();
        assertThat(of("\"7\"").holds(8)).isFalse();
        assertThat(of("\"6\", \"7\"").holds(7)).isTrue();
        assertThat(of("\"6\"", "\"7\"").holds(7)).isTrue();
        assertThat(of("*").holds(99)).isTrue();
    }

    @Test
    void neverHoldsForWeakOrForeignTags() {
        assertThat(of("W/\"7\"").holds(7)).isFalse();
        assertThat(of("\"07\"").holds(7)).isFalse();
        assertThat(of("\"abc\"").holds(7)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "'7'", "\"7\";", "", "w/\"7\"", "\"7\"\"8\"", "*, \"7\"", ",", "\"7\", x"})
    void refusesWhatIsNoTag(String value) {
        assertThat(refusal(value)).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void readsListsAsTheyMayBeWritten() {
        assertThat(of(" ,\"6\" ,, W/\"1\"\t, \"a,b\", ").tags()).containsExactly("\"6\"", "W/\"1\"", "\"a,b\"");
    }

    @Test
    void takesAnyVersionWhereNoneIsNamed() {
        IfMatch none = IfMatch.optional(new HttpHeaders());
        assertThat(none.holds(1)).isTrue();
        none.check("The account", 99);
    }

    @Test
    void saysWhatHasChanged() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> of("\"6\"").check("The account", 7))
                .withMessage("The account has changed since you read it (If-Match: \"6\"; now: \"7\").")
                .satisfies(said -> assertThat(said.status()).isEqualTo(HttpStatus.PRECONDITION_FAILED));
    }

    @Test
    void insistsOnOne() {
        assertThat(refusal()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(IfMatchTest::of)
                .withMessageContaining("ETag");
    }
}
