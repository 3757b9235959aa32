package dev.latchkey.notifier.channel;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;
import reactor.netty.channel.AbortedException;

/** Says of a webhook that was not answered how far it came, to whoever has to find out why. */
final class SendFailure {
    private SendFailure() {}

    /** Names what failed by its class alone: a message may quote the URL, and URLs of webhooks are often secrets themselves. */
    static String words(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return switch (failure) {
            case SSLException tls -> "no TLS: " + name;
            // Of these, sockets have subclasses for each way not to be connected; a connection that ends has the class
            // itself.
            case SocketException refused
            when !failure.getClass().equals(SocketException.class) -> "no connection: " + name;
            case ClosedChannelException closed -> "closed before it answered";
            case AbortedException closed -> "closed before it answered";
            case IOException closed -> "closed before it answered";
            default -> "no answer that can be read: " + name;
        };
    }
}
