package dev.latchkey.bench.peer;

import dev.latchkey.bench.load.HttpWire;
import dev.latchkey.bench.load.Wire;
import dev.latchkey.bench.machine.HeapAllocation;
import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.site.SampleRequest;
import dev.latchkey.bench.site.User;
import dev.latchkey.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link BareMain} as a process of its own, with the flags that services have: how fast the same JVM, HTTP server and
 * broker client are when they do nothing else.
 */
public final class BareServer implements AutoCloseable {
    private final List<User> users;
    private final int port = FreePort.find();
    private final Program program;
    private final HeapAllocation heap;

    /** @param kafka bootstrap servers to write each answer's record to first; empty: nothing is recorded */
    public BareServer(Path work, List<User> users, String kafka) throws IOException, InterruptedException {
        this.users = users;
        this.program = Program.listeningOn(port, work.resolve("bare.log"), Map.of(), command(kafka));
        this.heap = heap();
    }

    private HeapAllocation heap() throws IOException {
        try {
            return HeapAllocation.of(program.pid());
        } catch (IOException silent) {
            program.close();
            throw silent;
        }
    }

    private List<String> command(String kafka) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx384m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BareMain.class.getName(),
                String.valueOf(port),
                kafka);
    }

    /** The questions that Latchkey is asked, as long as those. */
    public Wire signIns() {
        return new HttpWire(
                "lkd_0123456789abcdef0123456789abcdef",
                users.stream()
                        .map(user -> SampleRequest.of(user.login(), user.secret(), "198.19.0.1")
                                .json())
                        .toList());
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** CPU time of its process and of others, and what it allocates, under that name. */
    public Meter meter(Map<String, Long> others, String heapName) {
        var all = new HashMap<>(others);
        all.put("bare", program.pid());
        return new Meter(all, Map.of(heapName, heap::bytes));
    }

    @Override
    public void close() {
        heap.close();
        program.close();
    }
}
