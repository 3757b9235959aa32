package dev.latchkey.kit.web;

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
    @ValueSource(strings = {"7", "\"7", "'7'", "\"7\";", "", "w/\"7\"", "\"7\"\"8\""})
    void refusesWhatIsNoTag(String value) {
        assertThat(refusal(value)).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void insistsOnOne() {
        assertThat(refusal()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(IfMatchTest::of)
                .withMessageContaining("ETag");
    }
}
