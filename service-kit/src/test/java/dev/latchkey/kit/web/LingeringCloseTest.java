package dev.latchkey.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LingeringCloseTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new LingeringClose());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void closesAtOnceWhereNothingWasAnswered() {
        channel.pipeline().close();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void throwsAwayWhatTheClientSendsUntilItFallsSilent() {
        answerAndClose();
        ByteBuf late = Unpooled.wrappedBuffer(new byte[100]);
        channel.writeInbound(late);
        assertThat(channel.<Object>readInbound()).isNull();
        assertThat(late.refCnt()).isZero();
        pass(2);
        assertThat(channel.isOpen()).as("has heard of it").isTrue();
        pass(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void endsWithTheClient() {
        answerAndClose();
        channel.pipeline().fireChannelInactive();
        pass(2);
        assertThat(channel.isOpen()).as("nobody looks any more").isTrue();
    }

    @Test
    void givesAClientThatDribblesTenSeconds() {
        answerAndClose();
        for (int seconds = 0; seconds < 10; seconds++) {
            assertThat(channel.isOpen()).isTrue();
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
            pass(1);
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void cutsOffAClientThatSendsWithoutEnd() {
        answerAndClose();
        ByteBuf piece = Unpooled.wrappedBuffer(new byte[1 << 20]);
        for (int pieces = 0; pieces < 64; pieces++) {
            channel.writeInbound(piece.retainedDuplicate());
        }
        assertThat(channel.isOpen()).isTrue();
        channel.writeInbound(piece);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void tellsEachThatClosesItWhenItIsClosed() {
        answerAndClose();
        ChannelFuture again = channel.pipeline().close();
        assertThat(again.isDone()).isFalse();
        pass(2);
        assertThat(again.isSuccess()).isTrue();
    }

    private void answerAndClose() {
        channel.writeOutbound(Unpooled.wrappedBuffer(new byte[10]));
        // Not by the channel itself: this one forgets what it has still to do when it is told to close.
        channel.pipeline().close();
        assertThat(channel.isOpen()).isTrue();
    }

    private void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
