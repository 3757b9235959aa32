package dev.latchkey.quickstart.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;

/**
 * The one table of ports of an installation.
 *
 * @param numbers a number for each {@link Port}
 */
public record Ports(Map<Port, Integer> numbers) {

    private static final int LOWEST_FREE = 20_000;
    private static final int HIGHEST_FREE = 32_000;

    /** Refuses a table with a gap or with a number used twice. */
    public Ports {
        numbers = Map.copyOf(numbers);
        if (numbers.size() != Port.values().length) {
            throw new IllegalArgumentException(
                    "ports: " + numbers + " (expected: one for each of " + Arrays.toString(Port.values()) + ")");
        }
        if (numbers.values().stream().distinct().count() != numbers.size()) {
            throw new IllegalArgumentException("ports: " + numbers + " (expected: each number once)");
        }
    }

    /** The well-known ones. */
    public static Ports standard() {
        return assigned(Port::standard);
    }

    /** Consecutive ones from a base on, so that several installations fit on one machine. */
    public static Ports from(int base) {
        if (base < 1024 || base > 65535 - Port.values().length) {
            throw new IllegalArgumentException(
                    "LATCHKEY_PORT_BASE: " + base + " (expected: 1024 to " + (65535 - Port.values().length) + ")");
        }
        return assigned(port -> base + port.ordinal());
    }

    /**
     * Ones that nobody listens on, for tests. Not from the range that outgoing connections are given their ports from:
     * one of those could take the port of a part while it is restarted.
     */
    public static Ports free() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            numbers.put(port, unusedBy(numbers));
        }
        return new Ports(numbers);
    }

    private static int unusedBy(Map<Port, Integer> numbers) {
        return ThreadLocalRandom.current()
                .ints(LOWEST_FREE, HIGHEST_FREE)
                .filter(candidate -> !numbers.containsValue(candidate) && isFree(candidate))
                .findFirst()
                .orElseThrow();
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Ports assigned(ToIntFunction<Port> number) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            numbers.put(port, number.applyAsInt(port));
        }
        return new Ports(numbers);
    }

    /** The number of a port. */
    public int of(Port port) {
        return numbers.getOrDefault(port, 0);
    }
}
