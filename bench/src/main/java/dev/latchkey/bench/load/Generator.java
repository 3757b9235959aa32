package dev.latchkey.bench.load;

import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.measure.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Asks one server on loopback from one thread, over a fixed number of connections, for a bounded time. The server shares
 * the machine with it, so it does as little as it can: requests are made beforehand, answers are looked at in place.
 */
public final class Generator {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long DRAIN = TimeUnit.SECONDS.toNanos(2);
    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long ERRORS_AT_MOST = 2000;

    private final InetSocketAddress target;
    private final Wire wire;
    private final int connections;
    private final Pace pace;
    private final Listener listener;
    private final SplittableRandom random = new SplittableRandom(42);
    private final ArrayDeque<LoadConnection> idle = new ArrayDeque<>();
    private final Recording recording = new Recording();
    private long next;

    /** A generator for one run. */
    public Generator(int port, Wire wire, int connections, Pace pace, Listener listener) {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.wire = wire;
        this.connections = connections;
        this.pace = pace;
        this.listener = listener;
    }

    /**
     * Asks for the time of the warm-up and of the window; reports the window.
     *
     * @throws IllegalStateException when there were more than 2,000 errors: then nothing is measured
     */
    public Window run(Duration warmUp, Duration window, Meter meter) {
        try (var selector = Selector.open()) {
            var lines = Stream.generate(() -> new LoadConnection(target, selector))
                    .limit(connections)
                    .toList();
            try {
                return run(lines, selector, warmUp.toNanos(), window.toNanos(), meter);
            } finally {
                lines.forEach(LoadConnection::close);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Window run(List<LoadConnection> lines, Selector selector, long warmUp, long window, Meter meter)
            throws IOException {
        idle.addAll(lines);
        next = System.nanoTime();
        turns(lines, selector, next + warmUp);
        recording.open(meter);
        turns(lines, selector, recording.opened() + window);
        var seen = recording.close(meter);
        long patience = System.nanoTime() + DRAIN;
        while (lines.stream().anyMatch(LoadConnection::isWaiting) && System.nanoTime() < patience) {
            selector.select(this::read, 100);
        }
        return seen;
    }

    private void turns(List<LoadConnection> lines, Selector selector, long until) throws IOException {
        long look = System.nanoTime() + PATIENCE;
        for (long now = System.nanoTime(); now < until; now = System.nanoTime()) {
            askWhatIsDue(now, until);
            await(selector);
            if (now > look) {
                hangUpOnSilence(lines, now);
                look = now + PATIENCE / 10;
            }
        }
    }

    private void askWhatIsDue(long now, long until) {
        if (pace.isClosed()) {
            for (int asked = idle.size(); asked > 0; asked--) {
                ask(System.nanoTime());
            }
            return;
        }
        while (!idle.isEmpty() && next <= now && next < until) {
            ask(next);
            next += pace.nanosBetween();
        }
    }

    private void ask(long intended) {
        var line = idle.removeFirst();
        try {
            line.ask(wire, random.nextInt(wire.questions()), intended);
        } catch (IOException e) {
            failed(line, e.toString());
        }
    }

    /** With a fixed pace, the next question may be due sooner than the millisecond that a selector can wait at least. */
    private void await(Selector selector) throws IOException {
        long spare = pace.isClosed() || idle.isEmpty() ? PATIENCE : next - System.nanoTime();
        if (spare > TimeUnit.MILLISECONDS.toNanos(2)) {
            selector.select(this::read, pace.isClosed() ? 50 : 1);
        } else if (selector.selectNow(this::read) == 0 && spare > 0) {
            LockSupport.parkNanos(Math.min(spare, NAP));
        }
    }

    private void read(SelectionKey key) {
        var line = (LoadConnection) key.attachment();
        try {
            read(line, line.receive());
            line.keepRest();
        } catch (IOException e) {
            failed(line, e.toString());
        }
    }

    private void read(LoadConnection line, ByteBuffer received) throws IOException {
        int start = received.position();
        var answer = wire.read(received);
        if (answer == Wire.Answer.UNFINISHED || !line.isWaiting()) {
            return;
        }
        long now = System.nanoTime();
        line.answered();
        idle.addLast(line);
        if (answer == Wire.Answer.ACCEPTED) {
            recording.accepted(now - line.intended());
            listener.accepted(line.intended(), now, received.slice(start, received.position() - start));
        } else {
            error("not accepted");
        }
    }

    private void failed(LoadConnection line, String why) {
        boolean waited = line.isWaiting();
        line.close();
        if (!waited) {
            // A server may close a connection that is idle.
            return;
        }
        idle.addLast(line);
        error(why);
        // Not as fast as possible against a server that is not there.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }

    private void error(String why) {
        if (recording.error() > ERRORS_AT_MOST) {
            throw new IllegalStateException("more than " + ERRORS_AT_MOST + " errors, the last: " + why);
        }
    }

    private void hangUpOnSilence(List<LoadConnection> lines, long now) {
        for (var line : lines) {
            if (line.waitingSinceBefore(now - PATIENCE)) {
                failed(line, "no answer within 10 s");
            }
        }
    }
}
