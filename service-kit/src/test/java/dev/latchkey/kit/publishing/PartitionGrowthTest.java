package dev.latchkey.kit.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Topic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PartitionGrowthTest {
    private long now = Long.MAX_VALUE - 5;
    private final PartitionGrowth growth = new PartitionGrowth(() -> now);

    @Test
    void usesAllOfATopicThatIsNew() {
        assertThat(growth.usable(Topic.CREDENTIALS, 0, 3)).isEqualTo(3);
    }

    @Test
    void usesWhatWasAddedOnceItsReadersHaveSeenIt() {
        assertThat(growth.usable(Topic.CREDENTIALS, 3, 6)).isEqualTo(3);
        pass(PartitionGrowth.UNTIL_READ.minusNanos(1));
        assertThat(growth.usable(Topic.CREDENTIALS, 3, 6)).isEqualTo(3);
        pass(Duration.ofNanos(1));
        assertThat(growth.usable(Topic.CREDENTIALS, 3, 6)).isEqualTo(6);
    }

    @Test
    void beginsToWaitAnewWhereMoreAreAddedMeanwhile() {
        growth.usable(Topic.CREDENTIALS, 3, 6);
        pass(PartitionGrowth.UNTIL_READ.minusNanos(1));
        growth.usable(Topic.CREDENTIALS, 3, 9);
        pass(Duration.ofSeconds(1));
        assertThat(growth.usable(Topic.CREDENTIALS, 3, 9)).isEqualTo(3);
        pass(PartitionGrowth.UNTIL_READ);
        assertThat(growth.usable(Topic.CREDENTIALS, 3, 9)).isEqualTo(9);
    }

    @Test
    void goesOnWithWhatItUsesWhileABrokerKnowsOfFewer() {
        assertThat(growth.usable(Topic.CREDENTIALS, 6, 3)).isEqualTo(6);
        assertThat(growth.usable(Topic.CREDENTIALS, 6, 0)).isEqualTo(6);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
