package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadyAnswersTest {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final ReadyAnswers answers = new ReadyAnswers(tasks::add);
    private final Flushes flushes = new Flushes();
    private final EmbeddedChannel one = new EmbeddedChannel(flushes);
    private final EmbeddedChannel other = new EmbeddedChannel();

    @AfterEach
    void close() {
        one.finishAndReleaseAll();
        other.finishAndReleaseAll();
    }

    @Test
    void areWrittenInOneTaskAndFlushedAtItsEnd() {
        ready(one, "a");
        ready(other, "b");
        answers.add(() -> assertThat(one.outboundMessages()).isEmpty());
        ready(one, "c");
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(one.outboundMessages()).containsExactly("a", "c");
        assertThat(other.outboundMessages()).containsExactly("b");
        assertThat(flushes.count).isEqualTo(1);
    }

    @Test
    void ofTheNextBatchHaveATaskOfTheirOwn() {
        ready(one, "a");
        tasks.remove().run();
        ready(one, "b");
        tasks.remove().run();
        assertThat(one.outboundMessages()).containsExactly("a", "b");
        assertThat(flushes.count).isEqualTo(2);
    }

    /** The next request of a connection may be answered at once. */
    @Test
    void thatOneBringsAboutAreNotForgotten() {
        answers.add(() -> {
            answers.write(one, "a");
            ready(one, "b");
        });
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertThat(one.outboundMessages()).containsExactly("a", "b");
    }

    /** However many there are, the first ones need not wait for the last. */
    @Test
    void areFlushedInBetweenWhereThereAreMany() {
        ready(one, "a");
        IntStream.range(0, 63).forEach(each -> ready(new EmbeddedChannel(), "b"));
        answers.add(() -> assertThat(one.outboundMessages()).containsExactly("a"));
        tasks.remove().run();
    }

    private void ready(EmbeddedChannel connection, String answer) {
        answers.add(() -> answers.write(connection, answer));
    }

    static final class Flushes extends ChannelOutboundHandlerAdapter {
        int count;

        @Override
        public void flush(ChannelHandlerContext context) {
            count++;
            context.flush();
        }
    }
}
