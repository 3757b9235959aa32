package dev.latchkey.credential.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.network.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoorNotesTest {
    private static FrontDoor door(Cidr... clientAddresses) {
        return new FrontDoor(
                "mx",
                "Mail",
                Set.of("imap"),
                List.of("mail"),
                List.of(),
                List.of(clientAddresses),
                Set.of(),
                Map.of(),
                false,
                1);
    }

    @Test
    void saysWhatADoorMeansThatMayLeaveAddressesOut() {
        assertThat(DoorNotes.of(door())).containsExactly(DoorNotes.WITHOUT_ADDRESSES);
        assertThat(DoorNotes.of(door(Cidr.parse("10.0.0.0/8")))).isEmpty();
    }
}
