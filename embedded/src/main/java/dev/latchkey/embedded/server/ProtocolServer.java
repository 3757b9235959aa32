package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The connections of the clients. */
final class ProtocolServer implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int BACKLOG = 128;

    /** Not daemons: the process lives as long as it listens. */
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            2, Thread.ofPlatform().name("connections-", 0).factory(), NioIoHandler.newFactory());

    private final ExecutorService threads = threads();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final MongoBackend backend;

    /** Listens from now on. */
    ProtocolServer(MongoBackend backend, InetSocketAddress address) {
        this.backend = backend;
        try {
            var listener = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new Connection())
                    .bind(address)
                    .syncUninterruptibly();
            connections.add(listener.channel());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static ExecutorService threads() {
        var threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("request-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Ends the connections, and returns when nothing is being done for them any more. */
    @Override
    public void close() {
        connections.close().awaitUninterruptibly();
        threads.close();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Connection extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            connections.add(channel);
            channel.pipeline()
                    .addLast(
                            new MongoWireReplyEncoder(),
                            new MongoWireMessageEncoder(),
                            new MongoWireProtocolHandler(),
                            new RequestHandler(backend, threads));
        }
    }
}
