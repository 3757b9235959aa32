package dev.latchkey.credential.protocol;

import dev.latchkey.kit.web.LingeringClose;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.unit.DataSize;
import reactor.netty.resources.LoopResources;

/**
 * Where front doors call: a listener of its own, apart from people's APIs, without anything in the path that a
 * sign-in does not need ({@code docs/adr/0005-front-door-listener.md}).
 */
final class FrontDoorListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoorListener.class);
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final ListenerSettings settings;
    private final FrontDoorRouter router;
    private final ConnectionAdmission admission;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<Executor, ReadyAnswers> ready = new ConcurrentHashMap<>();
    private @Nullable LoopResources loops;
    private volatile @Nullable Channel listening;

    FrontDoorListener(ListenerSettings settings, FrontDoorRouter router, MeterRegistry meters) {
        this.settings = settings;
        this.router = router;
        this.admission = new ConnectionAdmission(settings.connectionsAtMost(), meters);
        Gauge.builder("latchkey.front.door.connections", connections, ChannelGroup::size)
                .description("open connections of front doors")
                .register(meters);
    }

    /** The port that it is bound to. */
    int port() {
        return ((InetSocketAddress)
                        Objects.requireNonNull(listening, "not started").localAddress())
                .getPort();
    }

    @Override
    public void start() {
        LoopResources resources =
                LoopResources.create("front-door", Runtime.getRuntime().availableProcessors(), true);
        loops = resources;
        EventLoopGroup group = resources.onServer(LoopResources.DEFAULT_NATIVE);
        listening = new ServerBootstrap()
                .group(group)
                .channel(resources.onChannelClass(ServerSocketChannel.class, group))
                .childHandler(new Lines())
                .bind(settings.address(), settings.port())
                .syncUninterruptibly()
                .channel();
        LOG.atInfo().addKeyValue("port", port()).log("front-door listener is open");
    }

    /** What stands between a connection's bytes and its requests. */
    private final class Lines extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            connections.add(channel);
            switch (admission.of(connections.size())) {
                case SERVED -> serve(channel, timeouts -> new DoorConnection(router, timeouts, this::ready));
                case TURNED_AWAY ->
                    serve(channel, timeouts -> DoorConnection.once(router.turningAway(), timeouts, this::ready));
                case CLOSED -> channel.close();
            }
        }

        private void serve(Channel channel, Function<HttpTimeoutHandler, DoorConnection> connection) {
            channel.pipeline().addLast(handlers(settings.bodyAtMost(), connection));
        }

        private ReadyAnswers ready(Executor loop) {
            return ready.computeIfAbsent(loop, ReadyAnswers::new);
        }
    }

    /** From bytes to requests, and from answers to bytes. */
    static ChannelHandler[] handlers(DataSize bodyAtMost, Function<HttpTimeoutHandler, DoorConnection> connection) {
        HttpTimeoutHandler timeouts = new HttpTimeoutHandler();
        return new ChannelHandler[] {
            new LingeringClose(),
            timeouts,
            new RequestDecoder(),
            new HttpResponseEncoder(),
            new RequestHeadCheck(bodyAtMost),
            new RequestAggregator(bodyAtMost),
            connection.apply(timeouts)
        };
    }

    /** Takes no further connection, lets answers that are under way go out, and closes the rest. */
    @Override
    public void stop() {
        Channel open = listening;
        if (open != null) {
            open.close().awaitUninterruptibly(TO_END.toMillis());
            connections.forEach(each -> each.pipeline().fireUserEventTriggered(DoorConnection.END));
            connections.newCloseFuture().awaitUninterruptibly(TO_END.toMillis(), TimeUnit.MILLISECONDS);
            Objects.requireNonNull(loops).dispose();
        }
        listening = null;
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }
}
