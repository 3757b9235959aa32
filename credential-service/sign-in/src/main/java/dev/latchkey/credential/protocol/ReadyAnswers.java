package dev.latchkey.credential.protocol;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundInvoker;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers on their way to one event loop. All that become ready before it gets to them, such as those of one acknowledged
 * batch of records, are written in one task, and each connection is flushed once, at its end, or after 64 of them.
 */
final class ReadyAnswers {
    /** Nobody waits for more of the others than so many. */
    private static final int MOST_UNFLUSHED = 64;

    private final Executor loop;
    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean handedOver = new AtomicBoolean();
    private final Set<ChannelOutboundInvoker> unflushed = new LinkedHashSet<>();

    ReadyAnswers(Executor loop) {
        this.loop = loop;
    }

    /**
     * Takes one, from any thread.
     *
     * @param sending {@linkplain #write writes} it, on the event loop; never fails, and never waits
     */
    void add(Runnable sending) {
        ready.add(sending);
        handOver();
    }

    private void handOver() {
        if (handedOver.compareAndSet(false, true)) {
            loop.execute(this::sendAll);
        }
    }

    private void sendAll() {
        try {
            sendReady();
        } finally {
            handedOver.set(false);
        }
        // What was added after the last was taken, by somebody who could not tell that it needs a task of its own.
        if (!ready.isEmpty()) {
            handOver();
        }
    }

    private void sendReady() {
        for (Runnable sending = ready.poll(); sending != null; sending = ready.poll()) {
            sending.run();
            if (unflushed.size() == MOST_UNFLUSHED) {
                flush();
            }
        }
        flush();
    }

    private void flush() {
        unflushed.forEach(ChannelOutboundInvoker::flush);
        unflushed.clear();
    }

    /** Writes to a connection, which is flushed later. For those that are sending. */
    ChannelFuture write(ChannelOutboundInvoker connection, Object message) {
        unflushed.add(connection);
        return connection.write(message);
    }
}
