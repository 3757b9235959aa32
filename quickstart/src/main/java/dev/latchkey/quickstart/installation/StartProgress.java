package dev.latchkey.quickstart.installation;

import java.time.Duration;

/** Is told what happens to the parts; from several threads. */
public interface StartProgress {

    /** Says nothing. */
    StartProgress SILENT = new StartProgress() {
        @Override
        public void starting(Part part) {}

        @Override
        public void ready(Part part, Duration after) {}

        @Override
        public void failed(Part part, String why, Duration again) {}

        @Override
        public void stopping(Part part) {}

        @Override
        public void stopped(Part part) {}
    };

    /** A part is being started. */
    void starting(Part part);

    /** A part takes long to get ready, and its log says why. */
    default void waiting(Part part, String why) {}

    /** A part serves; zero when it did already. */
    void ready(Part part, Duration after);

    /** A part did not start, or has died; it is started again after that time. */
    void failed(Part part, String why, Duration again);

    /** A part was asked to stop. */
    void stopping(Part part);

    /** A part has ended. */
    void stopped(Part part);
}
