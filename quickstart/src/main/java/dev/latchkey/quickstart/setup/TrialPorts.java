package dev.latchkey.quickstart.setup;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where the servers of a trial listen on this machine: ten thousand above the usual port where that is free, else anywhere.
 *
 * @param values by name, such as {@code IMAPS}
 */
record TrialPorts(Map<String, Integer> values) {
    static final String FILE = "ports.properties";
    private static final int ABOVE = 10_000;
    private static final Map<String, Integer> USUAL =
            Map.of("IMAP", 143, "IMAPS", 993, "POP3", 110, "POP3S", 995, "SMTP", 587, "SMTPS", 465);

    TrialPorts {
        values = Map.copyOf(values);
    }

    /** Those that an earlier run has written there, else some that nobody listens on now. */
    static TrialPorts of(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.notExists(file)) {
            return free();
        }
        Properties written = new Properties();
        written.load(new StringReader(Files.readString(file)));
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String name : USUAL.keySet()) {
            ports.put(name, Integer.valueOf(written.getProperty(name, "0")));
        }
        return new TrialPorts(ports);
    }

    private static TrialPorts free() throws IOException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (var usual : USUAL.entrySet()) {
            int wanted = usual.getValue() + ABOVE;
            ports.put(usual.getKey(), isFree(wanted) ? wanted : any(ports));
        }
        return new TrialPorts(ports);
    }

    int of(String name) {
        return values.getOrDefault(name, 0);
    }

    /** What {@link #of} reads. */
    String text() {
        StringBuilder text = new StringBuilder();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(port -> text.append(port.getKey() + "=" + port.getValue() + "\n"));
        return text.toString();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** None twice: each is let go before the next is looked for. */
    private static int any(Map<String, Integer> taken) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            return taken.containsValue(port) ? any(taken) : port;
        }
    }
}
