package dev.latchkey.quickstart.terminal;

import dev.latchkey.quickstart.installation.StartProgress;

/** A display that is closed when everything has happened. */
public interface ShownProgress extends StartProgress, AutoCloseable {

    /** Leaves the last state to be seen. */
    @Override
    void close();
}
