package dev.latchkey.quickstart.terminal;

import dev.latchkey.quickstart.installation.Progress;

/** A display that is closed when everything has happened. */
public interface ShownProgress extends Progress, AutoCloseable {

    /** Leaves the last state to be seen. */
    @Override
    void close();
}
