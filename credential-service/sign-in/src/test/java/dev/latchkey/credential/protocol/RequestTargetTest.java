package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/sign-ins, /v1/sign-ins, ''",
        "/v1/policy?command=allow, /v1/policy, command=allow",
        "/?a=b?c, /, a=b?c",
        "http://doors.example/v1/sign-ins?x=%20, /v1/sign-ins, x=%20",
        "http://doors.example, '', ''",
        "*, *, ''",
        "http://[, '', ''",
        "mailto:a@b, '', ''",
    })
    void tellsThePathFromTheQuestion(String uri, String path, String query) {
        assertThat(RequestTarget.of(uri)).isEqualTo(new RequestTarget(path, query));
    }
}
