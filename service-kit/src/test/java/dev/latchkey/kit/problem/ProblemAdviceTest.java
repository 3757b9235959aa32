package dev.latchkey.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

class ProblemAdviceTest {
    @Test
    void namesNoTypeThatABodyWouldHaveBecome() {
        var failure = new UnsupportedMediaTypeStatusException(
                MediaType.APPLICATION_XML,
                List.of(MediaType.APPLICATION_JSON),
                ResolvableType.forClass(ProblemAdvice.class));
        assertThat(failure.getReason()).contains("dev.latchkey");
        assertThat(ProblemAdvice.reason(failure)).contains("Content-Type").doesNotContain("dev.latchkey", "bodyType");
    }
}
