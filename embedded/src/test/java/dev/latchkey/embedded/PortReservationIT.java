package dev.latchkey.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Two processes that are tested at a time, and have yet to bind what they were told is free. */
class PortReservationIT {
    @Test
    void isOfOneProcessUntilItEnds() throws Exception {
        int port = FreePort.find();
        int another = FreePort.find() + 40_000;
        try (var process = ChildProcess.start(ReservingMain.class, another)) {
            assertThat(PortReservation.reserve(another))
                    .as("of another process")
                    .isFalse();
            process.kill();
            assertThat(PortReservation.reserve(another)).isTrue();
        }
        assertThat(PortReservation.reserve(port)).as("handed out already").isFalse();
    }

    /** A process that reserves what it is told to, and waits to be killed. */
    static final class ReservingMain {
        private ReservingMain() {}

        public static void main(String[] arguments) throws IOException {
            int port = Integer.parseInt(arguments[0]);
            System.out.println((PortReservation.reserve(port) ? "ready " : "taken ") + port);
            System.in.read();
        }
    }
}
