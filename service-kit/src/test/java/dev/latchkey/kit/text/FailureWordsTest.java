package dev.latchkey.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class FailureWordsTest {
    @Test
    void saysInWordsWhatJavaHasAClassFor() {
        assertThat(FailureWords.of(new MongoTimeoutException("mongodb://user:secret@host")))
                .isEqualTo("mongo timeout");
        assertThat(FailureWords.of(new TimeoutException())).isEqualTo("timeout");
        assertThat(FailureWords.of(new ExecutionException(new TopicAuthorizationException("x"))))
                .isEqualTo("topic authorization");
        assertThat(FailureWords.of(new RuntimeException() {})).isEqualTo("a failure");
    }
}
