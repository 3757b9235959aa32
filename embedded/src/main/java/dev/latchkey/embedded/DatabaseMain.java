package dev.latchkey.embedded;

import java.nio.file.Path;
import java.util.List;

/** Runs an {@link EmbeddedDatabase} as a process of its own: {@code DatabaseMain <directory> <port> [--commit]}. */
public final class DatabaseMain {
    /** The variable that says the same as {@code --commit}, where somebody else writes the command line. */
    public static final String COMMITS = "LATCHKEY_DATABASE_COMMITS";

    private DatabaseMain() {}

    /**
     * Starts the database, prints {@code ready mongodb://127.0.0.1:<port>}, stops in order on SIGTERM.
     *
     * @param arguments directory, port (0 for a free one), and {@code --commit} to have each write on the disk before it is answered
     */
    public static void main(String... arguments) {
        if (arguments.length < 2) {
            System.err.println("usage: DatabaseMain <directory> <port> [--commit]");
            System.exit(64);
        }
        var options = List.of(arguments).contains("--commit") || Boolean.parseBoolean(System.getenv(COMMITS))
                ? DatabaseOptions.commitBeforeReply()
                : DatabaseOptions.defaults();
        var database = EmbeddedDatabase.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), options);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop-database"));
        System.out.println("ready " + database.connectionString());
    }
}
