package dev.latchkey.quickstart.installation;

import java.time.Duration;

/** The end of a process that another process may have started: nothing tells us of it, so it is looked for. */
final class ProcessEnd {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private ProcessEnd() {}

    /** Whether it came, rather than that the process was idle for too long. */
    static boolean await(PidFile pidFile, ProcessHandle process) throws InterruptedException {
        var timeout = IdleTimeout.atEnd(process);
        while (pidFile.alive().isPresent()) {
            if (timeout.isExpired()) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return true;
    }
}
