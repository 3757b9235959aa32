package dev.latchkey.quickstart.supervision;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Part;

/** What a supervisor can see of parts and do with them. */
interface SupervisedParts {

    /** Returns when it is ready; throws where it does not get so. Does nothing where it runs. */
    void start(Part part);

    /** Likewise, where it has died. */
    void startAgain(Part part);

    /** Whether it has ended, and nobody stopped it. */
    boolean hasDied(Part part);

    boolean isRunning(Part part);

    /** Ends one that hangs; counts as its death. */
    void end(Part part);

    /** Those of an installation. */
    static SupervisedParts of(Installation installation) {
        return new SupervisedParts() {
            @Override
            public void start(Part part) {
                installation.start(part);
            }

            @Override
            public void startAgain(Part part) {
                installation.startAgain(part);
            }

            @Override
            public boolean hasDied(Part part) {
                return installation.hasDied(part);
            }

            @Override
            public boolean isRunning(Part part) {
                return installation.isRunning(part);
            }

            @Override
            public void end(Part part) {
                ProcessHandle.of(installation.pid(part)).ifPresent(ProcessHandle::destroyForcibly);
            }
        };
    }
}
