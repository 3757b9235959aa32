package dev.latchkey.quickstart.journey.program;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a test class has started; all of it ends, in reverse order, even when the start failed halfway. */
public final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Remembers to close this. */
    public <T extends AutoCloseable> T add(T program) {
        started.push(program);
        return program;
    }

    public TrialDirectory directory(String name) {
        return add(TrialDirectory.create(name));
    }

    public TrialDirectory directory(String name, DebianSystem system) {
        return add(TrialDirectory.create(name, system));
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                close();
                throw new IllegalStateException(e);
            }
        }
    }
}
