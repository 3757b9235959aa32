package dev.latchkey.bench.experiment;

import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.machine.Meter;
import java.util.List;

/** One of those that are compared: Latchkey in some mode, or a peer. */
interface BenchSubject extends AutoCloseable {

    /** As the tables have it. */
    String name();

    /** Whether each sign-in is on a record that survives the server, before it is answered. */
    boolean isDurable();

    /** How many times slapd's sign-ins per second it is wanted to do; 0 where nothing is wanted of it. */
    default double wanted() {
        return 0;
    }

    /** Whether it gets quicker while it is used, so that it is used for a while before anything is measured. */
    default boolean warmsUp() {
        return true;
    }

    /** Makes it ready to be asked; for the first time, or again. */
    void begin() throws Exception;

    /** What the {@linkplain #meter() meter} calls the heap that all of its process takes, where it watches. */
    String HEAP = "heap";

    /** And what those threads of it take that a sign-in waits for. */
    String HEAP_OF_DOOR = "heap of the door";

    /** Asks it. */
    Generator generator(int connections, Pace pace);

    /** The processes to watch while it is asked. */
    Meter meter();

    /** Those of them without which a sign-in cannot be answered. */
    List<String> counted();

    /** Ends its turn. */
    default void end() {}

    /** Ends it for good. */
    @Override
    default void close() {}
}
