package dev.latchkey.quickstart.installation;

import dev.latchkey.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The one table of ports of an installation.
 *
 * @param numbers a number for each {@link Port}
 */
public record Ports(Map<Port, Integer> numbers) {

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

    /** Ones that nobody listens on, for tests. */
    public static Ports free() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            numbers.put(port, FreePort.find());
        }
        return new Ports(numbers);
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
