package dev.latchkey.kit.following;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionBeginningsTest {
    private static final TopicPartition PARTITION = new TopicPartition("latchkey.policy-snapshots", 3);

    private final PartitionBeginnings beginnings = new PartitionBeginnings();

    @Test
    void nothingIsRemovedByTheFirstLookNorByNewRecords() {
        assertThat(beginnings.look(PARTITION, 10, 50, 30)).isEmpty();
        assertThat(beginnings.look(PARTITION, 10, 60, 60)).isEmpty();
    }

    @Test
    void whatWasReadCanBeRemoved() {
        assertThat(beginnings.look(PARTITION, 10, 50, 40)).isEmpty();
        assertThat(beginnings.look(PARTITION, 30, 50, 40)).contains(new TopicRemoval(3, 30, false));
        assertThat(beginnings.look(PARTITION, 30, 50, 40)).isEmpty();
    }

    @Test
    void whatWasNotReadCanBeRemoved() {
        assertThat(beginnings.look(PARTITION, 41, 50, 40)).contains(new TopicRemoval(3, 41, true));
    }

    @Test
    void aPartitionThatEndsBeforeWhatWasReadIsAnotherOne() {
        assertThat(beginnings.look(PARTITION, 0, 39, 40))
                .hasValueSatisfying(all -> assertThat(all.concerns(3, 39)).isTrue());
        assertThat(TopicRemoval.ofEverything(3).concerns(2, 39)).isFalse();
    }
}
