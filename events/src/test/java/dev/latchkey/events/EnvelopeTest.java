package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    @Test
    void knowsTheTypeOfItsData() {
        assertThat(envelope(1).type()).isEqualTo(EventType.POLICY_REMOVED);
    }

    @Test
    void countsFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> envelope(0)).withMessage("sequence: 0 (expected: >= 1)");
    }

    private static Envelope<PolicyRemoved> envelope(long sequence) {
        var removed = new PolicyRemoved("acme", "no-pop3", 2, new Actor("anna", "person"));
        return new Envelope<>(
                UUID.randomUUID(), "/latchkey/policy-service", Instant.EPOCH, "policy/1/x", sequence, null, removed);
    }
}
