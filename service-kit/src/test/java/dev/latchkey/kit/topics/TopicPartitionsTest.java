package dev.latchkey.kit.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPartitionsTest {

    @Test
    void takesOursWhereNoneAreGiven() {
        TopicPartitions none = TopicPartitions.parse("");

        assertThat(none.of(Topic.SIGN_INS)).isEqualTo(12);
        assertThat(none.atLeast(Topic.SIGN_INS))
                .as("one that exists may have fewer")
                .isEqualTo(1);
    }

    @Test
    void takesThoseThatAreGivenAndInsistsOnThem() {
        TopicPartitions some = TopicPartitions.parse("latchkey.sign-ins=48, latchkey.alerts = 6");

        assertThat(some.of(Topic.SIGN_INS)).isEqualTo(48);
        assertThat(some.atLeast(Topic.SIGN_INS)).isEqualTo(48);
        assertThat(some.of(Topic.ALERTS)).isEqualTo(6);
        assertThat(some.of(Topic.ACCOUNTS)).isEqualTo(Topic.ACCOUNTS.partitions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign-ins=3",
                "latchkey.sign-ins",
                "latchkey.sign-ins=",
                "latchkey.sign-ins=0",
                "latchkey.sign-ins=-1",
                "latchkey.sign-ins=1001",
                "latchkey.sign-ins=many",
                "latchkey.sign-ins=3,latchkey.sign-ins=4",
                ","
            })
    void saysWhatIsWrong(String given) {
        assertThatThrownBy(() -> TopicPartitions.parse(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latchkey.topic-partitions: ")
                .hasMessageContaining("expected: topic=number");
    }
}
