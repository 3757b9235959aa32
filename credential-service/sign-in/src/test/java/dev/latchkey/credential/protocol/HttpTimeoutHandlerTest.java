package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTimeoutHandlerTest {
    private long now;
    private final HttpTimeoutHandler timeouts = new HttpTimeoutHandler(() -> now);
    private final EmbeddedChannel channel = new EmbeddedChannel(timeouts);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private boolean isOpenAfter(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
        channel.advanceTimeBy(2, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        return channel.isOpen();
    }

    private void bytesArrive() {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
    }

    @Test
    void closesWhoConnectsAndAsksNothing() {
        assertThat(isOpenAfter(10)).isTrue();
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void closesWhoSendsByteByByte() {
        for (int i = 0; i < 5; i++) {
            bytesArrive();
            assertThat(isOpenAfter(2)).isTrue();
        }
        bytesArrive();
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void waitsForWhoeverHasAskedAndMayAskAgain() {
        bytesArrive();
        timeouts.received();
        assertThat(isOpenAfter(3_600)).as("until it is answered").isTrue();
        timeouts.answered();
        assertThat(isOpenAfter(120)).isTrue();
        assertThat(isOpenAfter(1)).isFalse();
    }
}
