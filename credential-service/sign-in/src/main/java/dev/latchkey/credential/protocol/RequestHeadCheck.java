package dev.latchkey.credential.protocol;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * Looks at the head of each request before its body is awaited. What it expects is told to the connection, so that it
 * is answered in its turn; what cannot be read as it was meant is refused, and nothing behind it is read.
 */
final class RequestHeadCheck extends ChannelInboundHandlerAdapter {
    /** Stands for a client that waits with its body until it is asked for it. */
    static final Object CONTINUE_EXPECTED = new Object();

    private final long bodyAtMost;
    private boolean refused;

    RequestHeadCheck(DataSize bodyAtMost) {
        this.bodyAtMost = bodyAtMost.toBytes();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest head && head.decoderResult().isSuccess()) {
            headRead(context, head);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void headRead(ChannelHandlerContext context, HttpRequest head) {
        Optional<RefusedRequest> broken = RequestHeadRules.brokenBy(head);
        if (broken.isPresent()) {
            refused = true;
            context.fireChannelRead(broken.get());
            return;
        }
        if (head.headers().contains(HttpHeaderNames.EXPECT)) {
            expected(context, head);
        }
        context.fireChannelRead(head);
    }

    /** Of the aggregator's own answers to it none may go out: they know nothing of the requests before. */
    private void expected(ChannelHandlerContext context, HttpRequest head) {
        head.headers().remove(HttpHeaderNames.EXPECT);
        boolean fits = HttpUtil.getContentLength(head, -1L) <= bodyAtMost;
        if (fits && head.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            context.fireChannelRead(CONTINUE_EXPECTED);
        }
    }
}
