package dev.latchkey.embedded;

import java.nio.file.Path;
import java.util.List;

/** Runs an {@link EmbeddedBroker} as a process of its own: {@code BrokerMain <directory> <port> [--flush]}. */
public final class BrokerMain {

    private BrokerMain() {}

    /**
     * Starts the broker, prints {@code ready 127.0.0.1:<port>}, stops in order on SIGTERM.
     *
     * @param arguments directory, port (0 for a free one), and {@code --flush} to sync before acknowledging
     */
    public static void main(String... arguments) {
        if (arguments.length < 2) {
            System.err.println("usage: BrokerMain <directory> <port> [--flush]");
            System.exit(64);
        }
        var options = new BrokerOptions(List.of(arguments).contains("--flush"));
        var broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), options);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
        System.out.println("ready " + broker.bootstrapServers());
    }
}
