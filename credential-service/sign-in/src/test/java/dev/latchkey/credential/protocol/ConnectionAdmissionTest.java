package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.protocol.ConnectionAdmission.Admission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ConnectionAdmissionTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void turnsAFewAwayWithAWordAndTheRestWithoutOne() {
        ConnectionAdmission admission = new ConnectionAdmission(100, meters);
        assertThat(admission.of(100)).isEqualTo(Admission.SERVED);
        assertThat(admission.of(101)).isEqualTo(Admission.TURNED_AWAY);
        assertThat(admission.of(125)).isEqualTo(Admission.TURNED_AWAY);
        assertThat(admission.of(126)).isEqualTo(Admission.CLOSED);
        assertThat(meters.counter("latchkey.front.door.connections.turned.away").count())
                .isEqualTo(3);
    }

    @Test
    void hasAWordForOneAtLeast() {
        assertThat(new ConnectionAdmission(1, meters).of(2)).isEqualTo(Admission.TURNED_AWAY);
    }
}
