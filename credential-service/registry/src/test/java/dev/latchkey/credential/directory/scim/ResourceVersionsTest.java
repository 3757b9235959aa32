package dev.latchkey.credential.directory.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ResourceVersionsTest {
    private static ResourceVersions with(String header, String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(header, value);
        return ResourceVersions.of(headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"3\"", "*", "W/\"1\", W/\"3\"", ""})
    void takesTheCurrentVersion(String tag) {
        assertThatCode(() -> with("If-Match", tag).mustMatch(3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"2\"", "3", "W/\"33\"", "nonsense"})
    void refusesAnyOther(String tag) {
        assertThatThrownBy(() -> with("If-Match", tag).mustMatch(3))
                .isInstanceOfSatisfying(
                        ScimProblem.class,
                        said -> assertThat(said.status().value()).isEqualTo(412));
        assertThat(with("If-None-Match", tag).known(3)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"3\"", "*"})
    void knowsWhatTheClientHas(String tag) {
        assertThat(with("If-None-Match", tag).known(3)).isTrue();
    }
}
