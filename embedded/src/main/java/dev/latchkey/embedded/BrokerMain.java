package dev.latchkey.embedded;

import java.nio.file.Path;
import java.util.List;

/** Runs an {@link EmbeddedBroker} as a process of its own: {@code BrokerMain <directory> <port> [--flush] [--create-topics]}. */
public final class BrokerMain {
    /** The variable that says the same as {@code --create-topics}, where somebody else writes the command line. */
    public static final String CREATES_TOPICS = "LATCHKEY_BROKER_CREATES_TOPICS";

    private BrokerMain() {}

    /**
     * Starts the broker, prints {@code ready 127.0.0.1:<port>}, stops in order on SIGTERM.
     *
     * @param arguments directory, port (0 for a free one), {@code --flush} to sync before acknowledging, and {@code
     *     --create-topics} to create each topic that is mentioned
     */
    public static void main(String... arguments) {
        if (arguments.length < 2) {
            System.err.println("usage: BrokerMain <directory> <port> [--flush] [--create-topics]");
            System.exit(64);
        }
        var given = List.of(arguments);
        var options = new BrokerOptions(
                given.contains("--flush"),
                given.contains("--create-topics") || Boolean.parseBoolean(System.getenv(CREATES_TOPICS)));
        var broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), options);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
        System.out.println("ready " + broker.bootstrapServers());
    }
}
