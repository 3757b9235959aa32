package dev.latchkey.bench.oracle;

import dev.latchkey.bench.load.Conversation;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.bench.site.SampleRequest;
import dev.latchkey.bench.site.Secrets;
import dev.latchkey.quickstart.installation.Port;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Somebody who tries logins that there are not, each with a secret of its own and from a network of its own, until closed. */
final class UnknownLoginSpray implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final int DIFFERENT = 50_000;

    private final BenchSite site;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean over = new AtomicBoolean();

    UnknownLoginSpray(BenchSite site) {
        this.site = site;
    }

    UnknownLoginSpray start() {
        var wire = site.questions(IntStream.range(0, DIFFERENT)
                .mapToObj(i -> SampleRequest.of(
                        "stranger" + i + "@acme.example",
                        Secrets.wellFormed(),
                        "198.18." + i / 250 + "." + (i % 250 + 1)))
                .toList());
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            int first = connection;
            threads.submit(() -> {
                for (int i = first; !over.get(); i += CONNECTIONS) {
                    try (var conversation = new Conversation(site.port(Port.DOORS), wire)) {
                        for (; !over.get(); i += CONNECTIONS) {
                            conversation.ask(i % DIFFERENT);
                        }
                    } catch (UncheckedIOException shed) {
                        // It comes again, as such programs do.
                    }
                }
            });
        }
        return this;
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
