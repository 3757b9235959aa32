package dev.latchkey.kit.web;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/** Hands a body on to its reader, and once the reader has had enough, throws the rest away. */
final class DrainingReader implements CoreSubscriber<DataBuffer>, Subscription {
    private final CoreSubscriber<? super DataBuffer> reader;
    private final Sinks.Empty<Void> end;
    private final AtomicBoolean left = new AtomicBoolean();
    private long allowance;
    private @Nullable Subscription body;

    DrainingReader(CoreSubscriber<? super DataBuffer> reader, Sinks.Empty<Void> end, long allowance) {
        this.reader = reader;
        this.end = end;
        this.allowance = allowance;
    }

    @Override
    public void onSubscribe(Subscription started) {
        body = started;
        reader.onSubscribe(this);
    }

    @Override
    public void request(long count) {
        source().request(count);
    }

    /** The reader leaves; the body goes on. */
    @Override
    public void cancel() {
        if (left.compareAndSet(false, true)) {
            source().request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(DataBuffer piece) {
        if (left.get()) {
            throwAway(piece);
        } else {
            reader.onNext(unpooled(piece));
        }
    }

    /**
     * A copy that does not mind being released twice: Spring 7.0.8 does that to the piece with which a limit is exceeded,
     * and Reactor Netty, finding its own buffer gone, closes the connection.
     */
    private static DataBuffer unpooled(DataBuffer piece) {
        byte[] bytes = new byte[piece.readableByteCount()];
        piece.read(bytes);
        DataBufferUtils.release(piece);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

    private void throwAway(DataBuffer piece) {
        allowance -= piece.readableByteCount();
        DataBufferUtils.release(piece);
        if (allowance < 0) {
            source().cancel();
            end.tryEmitEmpty();
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.tryEmitEmpty();
        if (!left.get()) {
            reader.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        end.tryEmitEmpty();
        if (!left.get()) {
            reader.onComplete();
        }
    }

    @Override
    public Context currentContext() {
        return reader.currentContext();
    }

    private Subscription source() {
        if (body == null) {
            throw new IllegalStateException("not subscribed yet");
        }
        return body;
    }
}
