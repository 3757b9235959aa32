package dev.latchkey.bench.oracle;

import dev.latchkey.bench.load.Conversation;
import dev.latchkey.bench.load.Wire;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Asks every question once, over a number of connections, each of which waits for its answer before it asks again. */
final class RefusalSampler {
    private final int port;
    private final Wire wire;
    private final int[] classes;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<RefusalSample> samples = new ConcurrentLinkedQueue<>();

    /** @param classes which class each question is of */
    RefusalSampler(int port, Wire wire, int[] classes) {
        this.port = port;
        this.wire = wire;
        this.classes = classes.clone();
    }

    List<RefusalSample> run(int connections) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> turns = new ArrayList<>();
            IntStream.range(0, connections).forEach(i -> turns.add(threads.submit(this::askUntilAllAreAsked)));
            for (var turn : turns) {
                turn.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("attempts could not be made", failed);
        }
        return List.copyOf(samples);
    }

    private void askUntilAllAreAsked() {
        int question = next.getAndIncrement();
        while (question < classes.length) {
            question = askOnOneConnection(question);
        }
    }

    /** Until it breaks, which is no answer to the question that was asked last; the next one comes back. */
    private int askOnOneConnection(int first) {
        int question = first;
        long began = System.nanoTime();
        try (var conversation = new Conversation(port, wire)) {
            for (; question < classes.length; question = next.getAndIncrement()) {
                began = System.nanoTime();
                note(question, began, conversation.ask(question) != Wire.Answer.NOT_ACCEPTED);
            }
            return question;
        } catch (UncheckedIOException broken) {
            note(question, began, true);
            return next.getAndIncrement();
        }
    }

    private void note(int question, long began, boolean temporary) {
        samples.add(new RefusalSample(classes[question], (System.nanoTime() - began) / 1e6, temporary));
    }
}
