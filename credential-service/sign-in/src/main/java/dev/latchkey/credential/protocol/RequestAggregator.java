package dev.latchkey.credential.protocol;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** Puts the parts of a request together; of one that is too large, only that it was is handed on. */
final class RequestAggregator extends HttpObjectAggregator {
    private final DataSize bodyAtMost;

    RequestAggregator(DataSize bodyAtMost) {
        super(Math.toIntExact(bodyAtMost.toBytes()));
        this.bodyAtMost = bodyAtMost;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        // In its turn, like every request: an answer out of turn would be taken for that of the one before.
        String path = oversized instanceof HttpRequest head
                ? RequestTarget.of(head.uri()).path()
                : "";
        context.fireChannelRead(new RefusedRequest(
                HttpStatus.CONTENT_TOO_LARGE,
                MalformedKind.BODY_TOO_LARGE,
                path,
                "The body is too large (expected: at most " + bodyAtMost + ")."));
    }
}
