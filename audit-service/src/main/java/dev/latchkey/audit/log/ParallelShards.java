package dev.latchkey.audit.log;

import dev.latchkey.kit.consuming.PoisonousBatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs tasks at the same time: one shard's bytes are prepared while another's are being stored. */
final class ParallelShards implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Returns when all have ended.
     *
     * @throws RuntimeException the failure of one of them: poison only where nothing else failed, because what else
     *     failed has everything handed over again, and poison would be put aside twice
     */
    void run(List<Runnable> tasks) {
        List<RuntimeException> failures = new ArrayList<>();
        tasks.stream()
                .map(task -> CompletableFuture.runAsync(task, threads))
                .toList()
                .forEach(each -> await(each, failures));
        failures.stream()
                .filter(failure -> !(failure instanceof PoisonousBatchException))
                .findFirst()
                .or(() -> failures.stream().findFirst())
                .ifPresent(failure -> {
                    throw failure;
                });
    }

    private static void await(CompletableFuture<Void> task, List<RuntimeException> failures) {
        try {
            task.join();
        } catch (CompletionException failure) {
            failures.add(failure.getCause() instanceof RuntimeException cause ? cause : failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
