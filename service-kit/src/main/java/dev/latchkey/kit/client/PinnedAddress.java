package dev.latchkey.kit.client;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Resolves whatever name to the one address that has been checked. */
public final class PinnedAddress extends AddressResolverGroup<InetSocketAddress> {
    private final InetAddress address;

    /** Of the address to connect to. */
    public PinnedAddress(InetAddress address) {
        this.address = address;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetNameResolver(executor) {
            @Override
            protected void doResolve(String name, Promise<InetAddress> promise) {
                promise.setSuccess(address);
            }

            @Override
            protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
                promise.setSuccess(List.of(address));
            }
        }.asAddressResolver();
    }
}
