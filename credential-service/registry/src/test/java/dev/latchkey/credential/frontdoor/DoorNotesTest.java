package dev.latchkey.credential.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.network.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoorNotesTest {
    private static FrontDoor door(Cidr... clientAddresses) {
        return door(Map.of(), clientAddresses);
    }

    private static FrontDoor door(Map<String, Backend> backends, Cidr... clientAddresses) {
        return new FrontDoor(
                "mx",
                "Mail",
                Set.of("imap"),
                List.of("mail"),
                List.of(),
                List.of(clientAddresses),
                Set.of(),
                backends,
                false,
                1);
    }

    @Test
    void saysWhatADoorMeansThatMayLeaveAddressesOut() {
        assertThat(DoorNotes.of(door())).containsExactly(DoorNotes.WITHOUT_ADDRESSES);
        assertThat(DoorNotes.of(door(Cidr.parse("10.0.0.0/8")))).isEmpty();
    }

    @Test
    void saysThatNobodyIsSentOnByAProtocolThatItDoesNotSpeak() {
        Map<String, Backend> backends =
                Map.of("imap", Backend.parse("127.0.0.1:143"), "smtp", Backend.parse("127.0.0.1:25"));
        assertThat(DoorNotes.of(door(backends, Cidr.parse("10.0.0.0/8"))))
                .singleElement()
                .asString()
                .contains("smtp.")
                .doesNotContain("imap");
    }
}
