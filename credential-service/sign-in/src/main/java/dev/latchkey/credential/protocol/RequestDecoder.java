package dev.latchkey.credential.protocol;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Reads requests, and none whose length is told in two ways: whoever stands before us may believe the other one. */
final class RequestDecoder extends HttpRequestDecoder {
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LARGEST_HEADERS = 32 * 1024;

    RequestDecoder() {
        super(new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_LINE).setMaxHeaderSize(LARGEST_HEADERS));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
    }
}
